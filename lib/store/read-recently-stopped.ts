import type { Session } from '@/lib/model/session'

import type { Database } from './database'

/** The newest session that ended in this tab after `since` and was not named yet. */
export async function readRecentlyStopped(
  database: Database,
  tabId: number,
  since: number,
): Promise<Session | undefined> {
  const windows = await database.windows.where({ isOpen: 0, tabId }).toArray()
  const ids = [...new Set(windows.map((window) => window.sessionId))]
  const sessions = (await database.sessions.bulkGet(ids)).filter((session) => session !== undefined)
  return sessions
    .filter((one) => one.status === 'stopped' && !one.isNamed && one.deletedAt === null)
    .filter((one) => one.mode !== 'rolling' && one.endedAt >= since)
    .toSorted((a, b) => b.endedAt - a.endedAt)[0]
}
