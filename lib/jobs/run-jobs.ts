import { browser } from 'wxt/browser'

import type { Job } from '@/lib/model/job'
import type { Database } from '@/lib/store/database'
import { deleteSession } from '@/lib/store/delete-session'
import { mergeSessionChunks } from '@/lib/store/merge-chunks'

export const JOBS_ALARM = 'jobs'

/** Runs what is due, one job after another; each can be run again when the worker died in its middle (promise 2). */
export async function runJobs(database: Database, now: number): Promise<void> {
  for (const job of await database.jobs.where('dueAt').belowOrEqual(now).sortBy('dueAt')) {
    await runJob(database, job)
    await database.jobs.delete(job.id)
  }
  await scheduleJobs(database)
}

/** Sets the alarm for the next job; none when there is none. */
export async function scheduleJobs(database: Database): Promise<void> {
  const next = await database.jobs.orderBy('dueAt').first()
  if (next) await browser.alarms.create(JOBS_ALARM, { when: next.dueAt })
}

function runJob(database: Database, job: Job): Promise<void> {
  return job.kind === 'delete session'
    ? deleteSession(database, job.sessionId)
    : mergeSessionChunks(database, job.sessionId)
}
