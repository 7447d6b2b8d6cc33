import { browser, type Browser } from 'wxt/browser'

import type { Window } from '@/lib/model/session'
import type { Database } from '@/lib/store/database'
import { readOpenWindows, readSessionOfTab } from '@/lib/store/read-sessions'

import { armBrowser, matchOf } from './arm'
import { showBadge } from './badge'
import { endSession } from './change-session'
import { decideRefusal } from './decide-recordable'
import { injectRecorder, ringEveryFrame } from './inject'
import { welcomePage, type DocumentSender } from './welcome-page'
import { writeGap } from './write-gap'

/** Makes a recording follow its tab: through navigations, frames, sites that are not allowed, and to its end. */
export function createTabFollower(database: Database, now: () => number) {
  /** A document says that it is here. */
  async function onDoorbell(sender: DocumentSender): Promise<void> {
    const found = await readSessionOfTab(database, sender.tabId)
    if (!found || found.session.status !== 'recording') return
    const { isNewSite } = await welcomePage(database, found.window, sender, now())
    await injectRecorder(sender.tabId, sender.documentId, found.session.id)
    if (isNewSite) await armBrowser(database)
  }

  async function onUpdated(tabId: number, change: { status?: string }, tab: Browser.tabs.Tab): Promise<void> {
    if (change.status === undefined) return
    const found = await readSessionOfTab(database, tabId)
    if (!found) return
    await showBadge(tabId, found.session.status)
    if (found.session.status !== 'recording' || (await ringEveryFrame(tabId))) return
    if (change.status !== 'complete') return
    const reason = tab.url && decideRefusal(tab.url) ? 'not recordable' : 'not allowed'
    await writeGap(database, found.window, { reason, at: now(), site: '' })
  }

  async function onRemoved(tabId: number): Promise<void> {
    const found = await readSessionOfTab(database, tabId)
    if (!found) return
    await database.windows.update(found.window.id, { isOpen: 0, closedAt: now() })
    const open = await readOpenWindows(database)
    if (!open.some((window) => window.sessionId === found.session.id)) {
      await endSession(database, found.session.id, 'tab closed', now())
    }
    await armBrowser(database)
  }

  /** The browser put another tab in this one's place, as after a prerender. */
  async function onReplaced(addedId: number, removedId: number): Promise<void> {
    const found = await readSessionOfTab(database, removedId)
    if (!found) return
    await database.windows.update(found.window.id, { tabId: addedId })
    await armBrowser(database)
    await ringEveryFrame(addedId)
  }

  /** Frames turned up in a page: those of new sites are recorded too, or shown as not allowed. */
  async function onFrames(windowId: string, urls: readonly string[]): Promise<void> {
    const window = await database.windows.get(windowId)
    if (!window || window.isOpen === 0) return
    const sites = new Set(urls.map(matchOf).filter((site) => site !== undefined && !window.sites.includes(site)))
    for (const site of sites) await admitSite(window, site!)
  }

  async function admitSite(window: Window, site: string): Promise<void> {
    if (!(await browser.permissions.contains({ origins: [site] }))) {
      return writeGap(database, window, { reason: 'not allowed', at: now(), site })
    }
    await database.windows.where({ id: window.id }).modify((row) => {
      if (!row.sites.includes(site)) row.sites.push(site)
    })
    await armBrowser(database)
    await ringEveryFrame(window.tabId)
  }

  /** Sites were allowed while something is recorded: what was missing goes on from here. */
  async function onAllowed(): Promise<void> {
    for (const window of await readOpenWindows(database)) {
      const session = await database.sessions.get(window.sessionId)
      for (const site of session?.blockedSites ?? []) {
        if (!(await browser.permissions.contains({ origins: [site] }))) continue
        await admitSite(window, site)
        await endSiteGap(window.sessionId, site)
      }
      if (session?.status === 'recording') await ringEveryFrame(window.tabId)
    }
  }

  async function endSiteGap(sessionId: string, site: string): Promise<void> {
    await database.transaction('rw', [database.sessions, database.events], async () => {
      await database.sessions.where({ id: sessionId }).modify((session) => {
        session.blockedSites = session.blockedSites.filter((blocked) => blocked !== site)
      })
      await database.events
        .where('[sessionId+at]')
        .between([sessionId, 0], [sessionId, Infinity])
        .filter((event) => event.kind === 'gap' && event.until === null && event.url === site)
        .modify({ until: now() })
    })
  }

  return { onDoorbell, onUpdated, onRemoved, onReplaced, onFrames, onAllowed }
}

export type TabFollower = ReturnType<typeof createTabFollower>
