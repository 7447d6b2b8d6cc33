import type { RunJob } from '@/lib/jobs/run-jobs'
import { writeOutlines } from '@/lib/search/write-outlines'
import type { ShareRunner } from '@/lib/sharing/run-shares'
import type { Database } from '@/lib/store/database'
import { deleteSession } from '@/lib/store/delete-session'
import { expireSessions } from '@/lib/store/expire-sessions'
import { RETENTION_EVERY_MS } from '@/lib/store/limits'
import { mergeSessionChunks } from '@/lib/store/merge-chunks'

import { editSession } from './edit-session'
import { sweepSessions } from './sweep-sessions'
import { SWEEP_EVERY_MS } from './limits'
import { forgetSession } from './session-memory'

/** What each kind of job does. */
export function createJobRunner(database: Database, now: () => number, shares: ShareRunner): RunJob {
  return async (job) => {
    switch (job.kind) {
      case 'delete session': {
        const isStillWanted = async () => (await database.jobs.get(job.id)) !== undefined
        await deleteSession(database, job.sessionId, isStillWanted)
        return undefined
      }
      case 'merge chunks':
        await mergeSessionChunks(database, job.sessionId)
        await forgetSession(job.sessionId)
        return undefined
      case 'edit session':
        await editSession(database, job.sessionId)
        return undefined
      case 'write outlines':
        await writeOutlines(database)
        return undefined
      case 'share':
        return shares.watch(job.shareId)
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
