import { browser } from 'wxt/browser'

import type { Job } from '@/lib/model/job'
import type { Database } from '@/lib/store/database'

export const JOBS_ALARM = 'jobs'

/** Does one job; answers when it is due again, or `undefined` when it is done for good. */
export type RunJob = (job: Job) => Promise<number | undefined>

/** Runs what is due, one job after another; each can be run again when the worker died in its middle (promise 2). */
export async function runJobs(database: Database, now: number, run: RunJob): Promise<void> {
  for (const job of await database.jobs.where('dueAt').belowOrEqual(now).sortBy('dueAt')) {
    const dueAt = await run(job)
    if (dueAt === undefined) await database.jobs.delete(job.id)
    else await database.jobs.put({ ...job, dueAt })
  }
  await scheduleJobs(database)
}

/** Sets the alarm for the next job; none when there is none. */
export async function scheduleJobs(database: Database): Promise<void> {
  const next = await database.jobs.orderBy('dueAt').first()
  if (next) await browser.alarms.create(JOBS_ALARM, { when: next.dueAt })
}
