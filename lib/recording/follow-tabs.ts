import { browser, type Browser } from 'wxt/browser'

import { idOfPage } from '@/lib/ingest/id-of-page'
import { scheduleJobs } from '@/lib/jobs/run-jobs'
import type { RelayCommand } from '@/lib/messages/relay'
import type { EndReason, Window } from '@/lib/model/session'
import type { Database } from '@/lib/store/database'
import { readRules } from '@/lib/store/read-rules'
import { readOpenWindows, readSessionOfTab } from '@/lib/store/read-sessions'
import { readSettings } from '@/lib/store/read-settings'

import { armBrowser, isMarkedTab, matchOf } from './arm'
import { showBadge } from './badge'
import { endSession } from './change-session'
import { decideConfig } from './decide-config'
import type { Hints } from './hints'
import { decideMasking } from './hold-rules'
import { injectRecorder, ringEveryFrame } from './inject'
import { joinOpenedTab } from './join-opened-tab'
import { placeDocument } from './place-document'
import { welcomePage, type DocumentSender } from './welcome-page'
import { writeGap } from './write-gap'
import { writeShown } from './write-shown'

/** Who may see every site and cannot see an address is shown a page of the browser. */
const EVERY_SITE = ['http://*/*', 'https://*/*']

/** Nothing is stored of a document yet. */
const NEW = { isUnknown: true, firstSeq: 0 }
const STOP: RelayCommand = { afterimage: 'stop' }

function siteOf(url: string | undefined): string[] {
  const site = matchOf(url ?? '')
  return site ? [site] : EVERY_SITE
}

function placeOf({ tabId, documentId }: DocumentSender, sessionId: string) {
  return { tabId, documentId, sessionId }
}

/** Makes a recording follow its tabs: through navigations, into tabs opened from them, and to their end. */
export function createTabFollower(database: Database, now: () => number, settle: () => Promise<void>, hints: Hints) {
  /** A document says that it is here. */
  async function onDoorbell(sender: DocumentSender): Promise<void> {
    const hinted = hints.take(sender, isMarkedTab(sender.tabId))
    // Begun before the store is read: what it sends is stored only once the page has its row below.
    const begun = hinted && injectRecorder({ ...placeOf(sender, hinted.sessionId), ...NEW }, hinted.config)
    const settings = await readSettings(database)
    const placement = await placeDocument(database, settings, sender, now())
    if (placement.kind !== 'recorded' || (hinted && placement.session.id !== hinted.sessionId)) {
      await begun?.catch(() => undefined)
      if (begun)
        await browser.tabs.sendMessage(sender.tabId, STOP, { documentId: sender.documentId }).catch(() => undefined)
    }
    if (placement.kind === 'not recorded') return
    if (placement.kind === 'excluded') {
      const isPage = placement.window && sender.frameId === 0
      if (isPage) await writeGap(database, placement.window!, { reason: 'excluded by a rule', at: now(), site: '' })
      return
    }
    const { session, window } = placement
    const held = await readRules(database)
    const config = decideConfig(session, settings, decideMasking(held, sender), sender.url)
    hints.give(sender, { sessionId: session.id, config })
    const stored = await database.pages.get(idOfPage(session.id, sender.documentId))
    const known = stored ? { isUnknown: false, firstSeq: stored.lastSeq + 1 } : NEW
    const isBegun = begun !== undefined && hinted?.sessionId === session.id
    // Chunks of this document wait in its queue until its row is there. Its site is armed even if it is gone by now.
    const welcomed = welcomePage(database, window, sender, held, now())
    await Promise.all([
      welcomed.then(({ isNewSite }) => (isNewSite || placement.isNew ? armBrowser(database) : undefined)),
      isBegun ? begun : injectRecorder({ ...placeOf(sender, session.id), ...known }, config),
      placement.isNew && showBadge(sender.tabId, session, settings),
    ])
  }

  async function onUpdated(
    tabId: number,
    change: { status?: string; discarded?: boolean; url?: string },
    tab: Browser.tabs.Tab,
  ): Promise<void> {
    if (change.status === undefined && !change.discarded) return
    await joinOpenedTab(database, tabId, change.url, now())
    const found = await readSessionOfTab(database, tabId)
    if (!found) return
    if (change.discarded) return writeGap(database, found.window, { reason: 'tab unloaded', at: now(), site: '' })
    await showBadge(tabId, found.session, await readSettings(database))
    if (found.session.status !== 'recording' || (await ringEveryFrame(tabId))) return
    if (change.status !== 'complete') return
    const isAllowed = await browser.permissions.contains({ origins: siteOf(tab.url) })
    const reason = isAllowed ? 'not recordable' : 'not allowed'
    await writeGap(database, found.window, { reason, at: now(), site: '' })
  }

  async function onRemoved(tabId: number, { isWindowClosing, windowId }: Browser.tabs.OnRemovedInfo): Promise<void> {
    const found = await readSessionOfTab(database, tabId)
    if (!found) return
    // The browser ends with its last window, and may be gone before this is written: the next start finds the same.
    const isEnd = isWindowClosing && (await browser.windows.getAll()).every((window) => window.id === windowId)
    // The page's last words are still on their way.
    await settle()
    await closeWindow(found.window, isEnd ? 'browser closed' : 'tab closed')
    await armBrowser(database)
  }

  async function closeWindow(window: Window, reason: EndReason = 'tab closed'): Promise<void> {
    const { sessions, windows, pages, events, jobs } = database
    // One transaction: a session without a window must not stay open when the worker dies in between.
    await database.transaction('rw', [sessions, windows, pages, events, jobs], async () => {
      await windows.update(window.id, { isOpen: 0, closedAt: now() })
      const open = await readOpenWindows(database)
      const goesOn = open.some((other) => other.sessionId === window.sessionId)
      if (!goesOn) await endSession(database, window.sessionId, reason, now())
    })
    await scheduleJobs(database)
  }

  /** The browser put another tab in this one's place, as after a prerender. */
  async function onReplaced(addedId: number, removedId: number): Promise<void> {
    const found = await readSessionOfTab(database, removedId)
    if (!found) return
    await database.windows.update(found.window.id, { tabId: addedId })
    await armBrowser(database)
    await ringEveryFrame(addedId)
  }

  /** The person looks at this tab now. */
  async function onShown(tabId: number): Promise<void> {
    const found = await readSessionOfTab(database, tabId)
    if (found) await writeShown(database, found.window, now())
  }

  async function onWindowFocused(windowId: number): Promise<void> {
    if (windowId === browser.windows.WINDOW_ID_NONE) return
    const [tab] = await browser.tabs.query({ active: true, windowId })
    if (tab?.id !== undefined) await onShown(tab.id)
  }

  return { onDoorbell, onUpdated, onRemoved, onReplaced, onShown, onWindowFocused, closeWindow }
}
