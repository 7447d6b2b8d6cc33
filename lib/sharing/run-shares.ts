import { browser } from 'wxt/browser'

import { expectJob, scheduleJobs } from '@/lib/jobs/run-jobs'
import type { Share, ShareProblem } from '@/lib/model/share'
import type { Database } from '@/lib/store/database'

import { decideSetback, decideWaitMs } from './decide-retry'
import { hasEndpointAccess } from './endpoint-access'
import { KEEP_ALIVE_MS, WATCH_MS } from './limits'
import { dropParts, sealSession } from './seal-session'
import { sendShare } from './send-share'
import { createShareClient } from './share-client'

export interface ShareRunner {
  /** Goes on with a share in the background; one that runs, waits or has nothing to do is left alone. */
  start(shareId: string): Promise<void>
  startAll(): Promise<void>
  /** Ends what runs of it, at once. */
  stop(shareId: string): void
  /** For the job that watches over it: when to look again. */
  watch(shareId: string): Promise<number | undefined>
  /** The line is back: nothing waits any longer. */
  retryAll(): Promise<void>
}

/**
 * Brings shares to where they should be. Everything that has to be known is in their rows; this only remembers what is
 * running in this life of the worker, which a job looks after (promise 2).
 */
export function createShareRunner(database: Database, now: () => number): ShareRunner {
  const { shares } = database
  const running = new Map<string, AbortController>()

  async function work(share: Share, signal: AbortSignal): Promise<void> {
    if (share.status === 'sealing') await sealSession(database, share, now, signal)
    const sealed = await shares.get(share.id)
    const client = createShareClient(share, signal)
    if (sealed?.status === 'uploading') await sendShare(database, sealed, client)
    if (sealed?.status === 'revoking') await revoke(sealed)

    async function revoke({ id, isBegun }: Share): Promise<void> {
      if (isBegun) await client.revoke()
      await dropParts(database, id)
      await shares.update(id, { status: 'gone', problem: 'revoked' })
    }
  }

  async function takeSetback(share: Share, error: unknown): Promise<void> {
    const session = await database.sessions.get(share.sessionId)
    const isLost = share.status === 'sealing' && (!session || session.deletedAt !== null)
    const setback = isLost ? ({ problem: 'session is gone', next: 'failed' } as const) : decideSetback(error)
    if (!setback) console.error('afterimage: a share failed', error)
    const { problem: told, next } = setback ?? { problem: 'refused', next: 'failed' }
    const problem = told === 'unreachable' && error instanceof TypeError ? await nameSilence(share.endpoint) : told
    // What cannot be revoked because it is not there is where it should be.
    const isGone = next === 'gone' || (share.status === 'revoking' && next === 'failed')
    if (isGone) await dropParts(database, share.id)
    if (isGone) await shares.update(share.id, { status: 'gone', problem: problem === 'refused' ? 'revoked' : problem })
    else if (next === 'failed') await shares.update(share.id, { status: 'failed', problem })
    else {
      const tries = ((await shares.get(share.id))?.tries ?? share.tries) + 1
      await shares.update(share.id, { problem, tries, retryAt: now() + decideWaitMs(tries - 1) })
    }
  }

  async function run(share: Share): Promise<void> {
    const controller = new AbortController()
    running.set(share.id, controller)
    const awake = setInterval(() => void browser.runtime.getPlatformInfo(), KEEP_ALIVE_MS)
    try {
      await work(share, controller.signal)
    } catch (error) {
      if (!controller.signal.aborted) await takeSetback((await shares.get(share.id)) ?? share, error)
    } finally {
      clearInterval(awake)
      running.delete(share.id)
    }
    await ensureWatch(share.id)
  }

  async function ensureWatch(shareId: string): Promise<void> {
    const share = await shares.get(shareId)
    const job = { id: `share:${shareId}`, kind: 'share' as const, shareId }
    if (!share || !hasWork(share)) await database.jobs.delete(job.id)
    else await database.jobs.put({ ...job, dueAt: Math.max(now() + WATCH_MS, share.retryAt) })
    await scheduleJobs(database)
    // Sooner than an alarm may come, as long as this worker lives; at once what was told while it ran.
    if (share && hasWork(share))
      setTimeout(() => void start(shareId).catch(console.error), Math.max(0, share.retryAt - now()))
  }

  async function start(shareId: string): Promise<void> {
    const share = await shares.get(shareId)
    if (!share || !hasWork(share) || share.retryAt > now() || running.has(shareId)) return
    await expectJob(now())
    if (!running.has(shareId)) void run(share).catch(console.error)
  }

  const startAll = async () => {
    for (const { id } of await shares.filter(hasWork).toArray()) await start(id)
  }

  return {
    start,
    startAll,
    stop: (shareId) => running.get(shareId)?.abort(),
    async watch(shareId) {
      await start(shareId)
      const share = await shares.get(shareId)
      return share && hasWork(share) ? Math.max(now() + WATCH_MS, share.retryAt) : undefined
    },
    async retryAll() {
      await shares.filter(hasWork).modify({ retryAt: 0 })
      await startAll()
    },
  }
}

/** Nobody answered: a server that is down and one that lets no extension ask it look the same without access to it. */
async function nameSilence(endpoint: string): Promise<ShareProblem> {
  const mayBeRefused = navigator.onLine && !(await hasEndpointAccess(browser.permissions, endpoint))
  return mayBeRefused ? 'no access' : 'unreachable'
}

export function hasWork({ status, isPaused }: Share): boolean {
  return status === 'revoking' || (!isPaused && (status === 'sealing' || status === 'uploading'))
}
