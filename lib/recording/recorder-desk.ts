import { browser } from 'wxt/browser'

import type { StartOutcome } from '@/lib/messages/desk'
import type { RelayCommand } from '@/lib/messages/relay'
import type { EndReason } from '@/lib/model/session'
import type { Database } from '@/lib/store/database'
import { readSessionOfTab } from '@/lib/store/read-sessions'

import { armBrowser, matchOf } from './arm'
import { showBadge } from './badge'
import { createSession } from './create-session'
import { decideRefusal } from './decide-recordable'
import { endSession, pauseSession, resumeSession } from './change-session'
import { ringEveryFrame } from './inject'
import { STOP_WAIT_MS } from './limits'

/**
 * Start, pause, resume and stop, for the store as well as for tabs and browser. `settle` waits for what pages have sent
 * already: a stop comes after it.
 */
export function createRecorderDesk(database: Database, now: () => number, settle: () => Promise<void>) {
  async function start(tabId: number): Promise<StartOutcome> {
    const tab = await browser.tabs.get(tabId).catch(() => undefined)
    if (!tab) return { ok: false, reason: 'tab is gone' }
    const refusal = await decideTabRefusal(tab.url)
    if (refusal) return { ok: false, reason: refusal }

    const sessionId = await database.transaction('rw', [database.sessions, database.windows], async () => {
      const known = await readSessionOfTab(database, tabId)
      if (known) return known.session.id
      const { session, window } = createSession(tabId, tab.title ?? '', now())
      await Promise.all([database.sessions.add(session), database.windows.add(window)])
      return session.id
    })
    await Promise.all([armBrowser(database), showBadge(tabId, 'recording')])
    await ringEveryFrame(tabId)
    return { ok: true, sessionId }
  }

  async function decideTabRefusal(url: string | undefined) {
    // Without host access the address is hidden: then the site is not allowed, or the page is the browser's own.
    if (!url) return 'not allowed' as const
    const refusal = decideRefusal(url)
    if (refusal) return refusal
    const isAllowed = await browser.permissions.contains({ origins: [matchOf(url) ?? url] })
    return isAllowed ? null : ('not allowed' as const)
  }

  async function pause(sessionId: string): Promise<void> {
    await tellTabs(sessionId, 'pause')
    await settle()
    await pauseSession(database, sessionId, now())
    for (const tabId of await readOpenTabs(sessionId)) await showBadge(tabId, 'paused')
  }

  async function resume(sessionId: string): Promise<void> {
    await resumeSession(database, sessionId, now())
    await tellTabs(sessionId, 'resume')
    for (const tabId of await readOpenTabs(sessionId)) {
      await showBadge(tabId, 'recording')
      await ringEveryFrame(tabId)
    }
  }

  async function stop(sessionId: string, reason: EndReason = 'stopped'): Promise<void> {
    const tabIds = await readOpenTabs(sessionId)
    await settle()
    await tellTabs(sessionId, 'stop')
    await settle()
    await endSession(database, sessionId, reason, now())
    await armBrowser(database)
    await Promise.all(tabIds.map((tabId) => showBadge(tabId, 'stopped')))
  }

  async function readOpenTabs(sessionId: string): Promise<number[]> {
    const windows = await database.windows.where({ sessionId }).toArray()
    return windows.filter((window) => window.isOpen === 1).map((window) => window.tabId)
  }

  /** Resolves when the relays have handed over what they held; a tab without a relay answers at once with an error. */
  async function tellTabs(sessionId: string, name: RelayCommand['afterimage']): Promise<void> {
    const command: RelayCommand = { afterimage: name }
    const answers = (await readOpenTabs(sessionId)).map((tabId) => browser.tabs.sendMessage(tabId, command))
    const patience = new Promise((resolve) => setTimeout(resolve, STOP_WAIT_MS))
    await Promise.race([Promise.allSettled(answers), patience])
  }

  return { start, pause, resume, stop }
}

export type RecorderDesk = ReturnType<typeof createRecorderDesk>
