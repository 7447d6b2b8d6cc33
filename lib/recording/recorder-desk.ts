import { browser } from 'wxt/browser'

import type { StartOutcome } from '@/lib/messages/desk'
import type { RelayCommand } from '@/lib/messages/relay'
import type { EndReason } from '@/lib/model/session'
import type { Database } from '@/lib/store/database'
import { readOpenWindows, readSessionOfTab } from '@/lib/store/read-sessions'
import { readSettings } from '@/lib/store/read-settings'

import { armBrowser } from './arm'
import { showBadge } from './badge'
import { endSession, pauseSession, resumeSession } from './change-session'
import { createSession } from './create-session'
import type { Hints } from './hints'
import { ringEveryFrame } from './inject'
import { STOP_WAIT_MS } from './limits'
import { readTabRefusal } from './refuse-tab'

/**
 * Start, pause, resume and stop, for the store as well as for tabs and browser. `settle` waits for what pages have sent
 * already: a stop comes after it.
 */
export function createRecorderDesk(
  database: Database,
  now: () => number,
  settle: () => Promise<void>,
  hints: Pick<Hints, 'drop'>,
) {
  async function start(tabId: number): Promise<StartOutcome> {
    const settings = await readSettings(database)
    const reason = await readTabRefusal(tabId, settings.sites)
    if (reason) return { ok: false, reason }
    const session = await claimTab(tabId, settings.retentionDays)
    await Promise.all([armBrowser(database), showBadge(tabId, session, settings)])
    await ringEveryFrame(tabId)
    return { ok: true, sessionId: session.id }
  }

  /** The session started by hand that records this tab; one that records it by rule gives the tab up. */
  function claimTab(tabId: number, retentionDays: number) {
    const { sessions, windows } = database
    return database.transaction('rw', [sessions, windows], async () => {
      const known = await readSessionOfTab(database, tabId)
      if (known?.session.mode === 'manual') return known.session
      if (known) await windows.update(known.window.id, { isOpen: 0, closedAt: now() })
      const { session, window } = createSession(tabId, { mode: 'manual', retentionDays }, now())
      await Promise.all([sessions.add(session), windows.add(window)])
      return session
    })
  }

  async function pause(sessionId: string): Promise<void> {
    await holdPages(await readOpenTabs(sessionId), 'pause', () => pauseSession(database, sessionId, now()))
    await Promise.all([armBrowser(database), showBadges(sessionId)])
  }

  async function resume(sessionId: string): Promise<void> {
    await resumeSession(database, sessionId, now())
    // Documents that were loaded in the pause are told when it ended.
    hints.drop(sessionId)
    await armBrowser(database)
    await tellTabs(await readOpenTabs(sessionId), 'resume')
    for (const tabId of await showBadges(sessionId)) await ringEveryFrame(tabId)
  }

  async function stop(sessionId: string, reason: EndReason = 'stopped'): Promise<void> {
    const tabIds = await readOwnTabs(sessionId)
    await holdPages(tabIds, 'stop', () => endSession(database, sessionId, reason, now()))
    // A page that comes into the tab later, for another recording, is not begun as one of this.
    hints.drop(sessionId)
    await armBrowser(database)
    await showBadges(sessionId, tabIds)
    // A site that is recorded by rule goes on by rule.
    for (const tabId of tabIds) await ringEveryFrame(tabId)
  }

  async function readOpenTabs(sessionId: string): Promise<number[]> {
    const windows = await database.windows.where({ sessionId }).toArray()
    return windows.filter((window) => window.isOpen === 1).map((window) => window.tabId)
  }

  /** Its tabs, closed windows too: a stop that is asked again finishes what the worker died in. */
  async function readOwnTabs(sessionId: string): Promise<number[]> {
    const [own, open] = await Promise.all([database.windows.where({ sessionId }).toArray(), readOpenWindows(database)])
    const taken = new Set(open.filter((window) => window.sessionId !== sessionId).map((window) => window.tabId))
    return [...new Set(own.map((window) => window.tabId))].filter((tabId) => !taken.has(tabId))
  }

  async function showBadges(sessionId: string, tabIds?: number[]): Promise<number[]> {
    const [session, settings] = await Promise.all([database.sessions.get(sessionId), readSettings(database)])
    const shown = tabIds ?? (await readOpenTabs(sessionId))
    if (session) await Promise.all(shown.map((tabId) => showBadge(tabId, session, settings)))
    return shown
  }

  /** Tells twice: a page that was just coming in has its recorder by the second time, and none comes in after that. */
  async function holdPages(tabIds: number[], name: 'pause' | 'stop', change: () => Promise<void>): Promise<void> {
    await waitFor(settle())
    await tellTabs(tabIds, name)
    await waitFor(settle())
    await change()
    await waitFor(settle())
    await tellTabs(tabIds, name)
  }

  /** Resolves when the relays have handed over what they held; a tab without a relay answers at once with an error. */
  async function tellTabs(tabIds: number[], name: 'pause' | 'resume' | 'stop'): Promise<void> {
    const command: RelayCommand = { afterimage: name }
    const answers = tabIds.map((tabId) => browser.tabs.sendMessage(tabId, command))
    await waitFor(Promise.allSettled(answers))
  }

  /** A tab whose process hangs must not keep a recording from being stopped. */
  async function waitFor(work: Promise<unknown>): Promise<void> {
    await Promise.race([work, new Promise((resolve) => setTimeout(resolve, STOP_WAIT_MS))])
  }

  return { start, pause, resume, stop }
}

export type RecorderDesk = ReturnType<typeof createRecorderDesk>
