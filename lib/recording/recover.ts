import { browser } from 'wxt/browser'

import type { RelayCommand } from '@/lib/messages/relay'
import type { Session, Window } from '@/lib/model/session'
import type { Database } from '@/lib/store/database'
import { readOpenWindows } from '@/lib/store/read-sessions'
import { readSettings } from '@/lib/store/read-settings'

import { armBrowser, matchOf } from './arm'
import { isFirstStartOfRun, markRun } from './browser-run'
import { endSession } from './change-session'
import { inBackground } from './in-background'
import { ringEveryFrame } from './inject'
import { CONTINUES_MS } from './limits'
import { ringChosenTabs } from './ring-chosen-tabs'
import { writeGap } from './write-gap'

/**
 * What a worker does first. After a new start of the browser, sessions that were being recorded are ended where they
 * stopped and marked as recovered, never discarded. After an update or a reload of the extension the tabs are still
 * there: their sessions go on, with a gap. A worker that was only restarted makes the browser match the store.
 */
export async function recoverSessions(database: Database, now: number): Promise<void> {
  const isFirst = await isFirstStartOfRun()
  if (isFirst) {
    const open = await database.sessions.where('status').anyOf('recording', 'paused').toArray()
    const windows = await readOpenWindows(database)
    for (const session of open) {
      await recoverSession(
        database,
        session,
        windows.filter((window) => window.sessionId === session.id),
        now,
      )
    }
    await markRun()
  }
  await armBrowser(database)
  // Nothing waits for pages: one that is frozen answers when it is shown again.
  if (isFirst) inBackground(readSettings(database).then(ringChosenTabs))
  else inBackground(wakePages(database))
}

/**
 * Chunks that an earlier worker did not get to are sent now: in a hidden page the next try may be a minute away. Pages
 * it did not get into ring again; those that have a recorder are left alone.
 */
async function wakePages(database: Database): Promise<void> {
  const command: RelayCommand = { afterimage: 'wake' }
  const windows = await readOpenWindows(database)
  await Promise.allSettled(
    windows.flatMap(({ tabId }) => [browser.tabs.sendMessage(tabId, command), ringEveryFrame(tabId)]),
  )
}

async function recoverSession(database: Database, session: Session, windows: Window[], now: number): Promise<void> {
  const present: Window[] = []
  for (const window of windows) {
    if (now - session.endedAt < CONTINUES_MS && (await isStillThere(window))) present.push(window)
    else await database.windows.update(window.id, { isOpen: 0, closedAt: session.endedAt })
  }
  if (present.length === 0) {
    return endSession(database, session.id, 'browser closed', now, { isRecovered: true })
  }
  await database.sessions.update(session.id, { isRecovered: true })
  for (const window of present) {
    await writeGap(database, window, { reason: 'extension updated', at: session.endedAt, site: '' })
    inBackground(ringEveryFrame(window.tabId))
  }
}

/** The tab has the same id and shows a site that was recorded in it: ids alone are given anew by each run. */
async function isStillThere(window: Window): Promise<boolean> {
  const tab = await browser.tabs.get(window.tabId).catch(() => undefined)
  const site = tab?.url && matchOf(tab.url)
  return Boolean(site && window.sites.includes(site))
}
