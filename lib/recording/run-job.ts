import type { RunJob } from '@/lib/jobs/run-jobs'
import type { Database } from '@/lib/store/database'
import { deleteSession } from '@/lib/store/delete-session'
import { expireSessions } from '@/lib/store/expire-sessions'
import { RETENTION_EVERY_MS } from '@/lib/store/limits'
import { mergeSessionChunks } from '@/lib/store/merge-chunks'

import { sweepSessions } from './sweep-sessions'
import { SWEEP_EVERY_MS } from './limits'

/** What each kind of job does. */
export function createJobRunner(database: Database, now: () => number): RunJob {
  return async (job) => {
    switch (job.kind) {
      case 'delete session': {
        const isStillWanted = async () => (await database.jobs.get(job.id)) !== undefined
        await deleteSession(database, job.sessionId, isStillWanted)
        return undefined
      }
      case 'merge chunks':
        await mergeSessionChunks(database, job.sessionId)
        return undefined
      case 'sweep sessions':
        return (await sweepSessions(database, now())) ? now() + SWEEP_EVERY_MS : undefined
      default:
        await expireSessions(database, now())
        return now() + RETENTION_EVERY_MS
    }
  }
}

/** Retention is a job that is always there. */
export async function ensureRetention(database: Database, now: number): Promise<void> {
  if (!(await database.jobs.get('retention')))
    await database.jobs.put({ id: 'retention', kind: 'retention', dueAt: now })
}
