import { browser } from 'wxt/browser'

import type { Job } from '@/lib/model/job'
import type { Database } from '@/lib/store/database'

export const JOBS_ALARM = 'jobs'

/** A job that failed is tried again after this. */
const FAILED_JOB_MS = 60 * 60_000

/** A row is written well within this. */
const EXPECTED_MS = 1_000

/** A worker that died after its alarm rang, before it was done, is woken again after this; the shortest there is. */
const RING_AGAIN_MINUTES = 0.5

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

/** For a worker that may die between a job's row and its alarm: the alarm first, which does no harm without a job. */
export async function expectJob(now: number): Promise<void> {
  await ringAt(now + EXPECTED_MS)
}

/** Sets the alarm for the next job; none when there is none. */
export async function scheduleJobs(database: Database): Promise<void> {
  const next = await database.jobs.orderBy('dueAt').first()
  if (next) await ringAt(next.dueAt)
  else await browser.alarms.clear(JOBS_ALARM)
}

/** An alarm that rings once is spent by a worker that dies of it: this one rings until the jobs were run. */
async function ringAt(when: number): Promise<void> {
  await browser.alarms.create(JOBS_ALARM, { when, periodInMinutes: RING_AGAIN_MINUTES })
}
