import type { Database } from '@/lib/store/database'
import { readSettings } from '@/lib/store/read-settings'
import { trimSession } from '@/lib/store/trim-session'

import { armBrowser } from './arm'
import { endSession } from './change-session'
import { decideOver } from './decide-over'

const MINUTE_MS = 60_000

/**
 * Ends sessions that are over by rule and forgets what the rolling memory no longer holds. Answers whether there is
 * anything left to look after.
 */
export async function sweepSessions(database: Database, now: number): Promise<boolean> {
  const { rollingMinutes } = await readSettings(database)
  const running = (await database.sessions.where({ status: 'recording' }).toArray()).filter(
    ({ mode }) => mode !== 'manual',
  )
  let left = 0
  for (const session of running) {
    const reason = decideOver(session, now)
    if (!reason) left += 1
    if (session.mode === 'rolling') await trimSession(database, session.id, now - rollingMinutes * MINUTE_MS)
    if (reason) await endSession(database, session.id, reason, now)
  }
  await forgetEnded(database, now - rollingMinutes * MINUTE_MS)
  if (left < running.length) await armBrowser(database)
  return left > 0 || (await hasRolling(database))
}

/** The rolling memory of a tab that is gone can be saved as long as it is young; then it goes as a whole. */
async function forgetEnded(database: Database, before: number): Promise<void> {
  const ended = await database.sessions.where({ status: 'stopped' }).toArray()
  const old = ended.filter((session) => session.mode === 'rolling' && session.endedAt < before)
  await database.jobs.bulkPut(
    old.map(({ id }) => ({ id: `delete:${id}`, kind: 'delete session', sessionId: id, dueAt: before })),
  )
}

async function hasRolling(database: Database): Promise<boolean> {
  const sessions = await database.sessions.toArray()
  return sessions.some((session) => session.mode === 'rolling')
}
