import { browser } from 'wxt/browser'

import type { Job } from '@/lib/model/job'
import type { Database } from '@/lib/store/database'

export const JOBS_ALARM = 'jobs'

/** A job that failed is tried again after this. */
const FAILED_JOB_MS = 60 * 60_000

/** Does one job; answers when it is due again, or `undefined` when it is done for good. */
export type RunJob = (job: Job) => Promise<number | undefined>

/** Runs what is due, one job after another; each can be run again when the worker died in its middle (promise 2). */
export async function runJobs(database: Database, now: number, run: RunJob): Promise<void> {
  for (const job of await database.jobs.where('dueAt').belowOrEqual(now).sortBy('dueAt')) {
    await runJob(database, job, now, run)
  }
  await scheduleJobs(database)
}

/** One that fails is tried again later and keeps no other from running; one that was called off meanwhile stays so. */
async function runJob(database: Database, job: Job, now: number, run: RunJob): Promise<void> {
  if (!(await database.jobs.get(job.id))) return
  let dueAt: number | undefined
  try {
    dueAt = await run(job)
  } catch (error) {
    console.error(`job ${job.id} failed`, error)
    dueAt = now + FAILED_JOB_MS
  }
  if (dueAt === undefined) await database.jobs.delete(job.id)
  else await database.jobs.put({ ...job, dueAt })
}

/** Sets the alarm for the next job; none when there is none. */
export async function scheduleJobs(database: Database): Promise<void> {
  const next = await database.jobs.orderBy('dueAt').first()
  if (next) await browser.alarms.create(JOBS_ALARM, { when: next.dueAt })
}
