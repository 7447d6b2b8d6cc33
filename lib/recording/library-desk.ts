import type { SessionDetails } from '@/lib/model/session'
import type { Database } from '@/lib/store/database'
import { scheduleJobs } from '@/lib/jobs/run-jobs'
import { UNDO_DELETE_MS } from '@/lib/store/limits'

/** What people change on sessions that are there: names, delete with undo. */
export function createLibraryDesk(database: Database, now: () => number) {
  async function save(sessionId: string, details: SessionDetails): Promise<void> {
    const { title, tags, person, study, participant, hasConsent } = details
    await database.sessions.update(sessionId, { title, tags, person, study, participant, hasConsent, isNamed: true })
  }

  /** Those of them that are still being recorded. */
  async function listOpen(sessionIds: string[]): Promise<string[]> {
    const sessions = await database.sessions.bulkGet(sessionIds)
    return sessions
      .filter((session) => session !== undefined && session.status !== 'stopped')
      .map((session) => session!.id)
  }

  /** Out of every list now, gone for good when the undo time is over. */
  async function remove(sessionIds: string[]): Promise<void> {
    const deletedAt = now()
    const dueAt = deletedAt + UNDO_DELETE_MS
    await database.transaction('rw', [database.sessions, database.jobs], async () => {
      await database.sessions.where('id').anyOf(sessionIds).modify({ deletedAt })
      await database.jobs.bulkPut(
        sessionIds.map((sessionId) => ({ id: `delete:${sessionId}`, kind: 'delete session', sessionId, dueAt })),
      )
    })
    await scheduleJobs(database)
  }

  async function restore(sessionIds: string[]): Promise<void> {
    await database.transaction('rw', [database.sessions, database.jobs], async () => {
      await database.sessions.where('id').anyOf(sessionIds).modify({ deletedAt: null })
      await database.jobs.bulkDelete(sessionIds.map((sessionId) => `delete:${sessionId}`))
    })
  }

  async function keep(sessionIds: string[], isKept: boolean): Promise<void> {
    await database.sessions.where('id').anyOf(sessionIds).modify({ isKept })
  }

  return { save, listOpen, remove, restore, keep }
}
