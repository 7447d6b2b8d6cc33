import { browser } from 'wxt/browser'

import type { Database } from '@/lib/store/database'
import { readOpenWindows } from '@/lib/store/read-sessions'

import { armBrowser } from './arm'
import { isFirstStartOfRun } from './browser-run'
import { endSession } from './change-session'

/**
 * What a worker does first: after a new start of browser or extension, sessions that were being recorded are ended
 * where they stopped and marked as recovered, never discarded; a restarted worker makes the browser match the store.
 */
export async function recoverSessions(database: Database, now: number): Promise<void> {
  if (await isFirstStartOfRun()) {
    const open = await database.sessions.where('status').anyOf('recording', 'paused').toArray()
    const tabIds = new Set((await readOpenWindows(database)).map((window) => window.tabId))
    const tabs = await browser.tabs.query({})
    // A restarted browser gives its tabs new ids; a reloaded extension finds those it recorded.
    const reason = tabs.some((tab) => tab.id !== undefined && tabIds.has(tab.id)) ? 'extension restarted' : 'browser closed'
    for (const session of open) await endSession(database, session.id, reason, now, { isRecovered: true })
  }
  await armBrowser(database)
}
