import { setTimeout as pause } from 'node:timers/promises'

import type { Page } from 'puppeteer-core'

import { launchExtension, type Extension } from '../browser/support/extension.ts'
import { startRecording, stopRecording } from '../browser/support/person.ts'
import { readDatabase } from '../browser/support/read-database.ts'
import { servePages } from '../pages/serve.ts'
import { figure, percentile, type Figure } from './figures.ts'
import { readExtensionCpu } from './read-extension-cpu.ts'

const RUNS = 3
const BUSY_MS = 6_000
const CALM_MS = 8_000
const MANY_TABS = 10

/** From what happens in a page to what is on disk: how much, how soon, and what the worker needs for it. */
export async function benchPipeline(): Promise<Figure[]> {
  const measured = {
    events: [] as number[],
    cpu: [] as number[],
    heap1: [] as number[],
    heap10: [] as number[],
    p50: [] as number[],
    p95: [] as number[],
  }
  for (let run = 0; run < RUNS; run++) {
    const { perSecond, cpuMsPer1000 } = await measureThroughput()
    measured.events.push(perSecond)
    measured.cpu.push(cpuMsPer1000)
    const latency = await measureLatency()
    measured.p50.push(percentile(latency, 0.5))
    measured.p95.push(percentile(latency, 0.95))
    measured.heap1.push(await measureHeap(1))
    measured.heap10.push(await measureHeap(MANY_TABS))
  }
  return [
    figure('ingest.events-per-s', '1/s', measured.events),
    figure('ingest.worker-cpu.ms-per-1000-events', 'ms', measured.cpu),
    figure('ingest.event-to-commit.p50', 'ms', measured.p50),
    figure('ingest.event-to-commit.p95', 'ms', measured.p95),
    figure('ingest.worker-heap.1-tab', 'MB', measured.heap1),
    figure('ingest.worker-heap.10-tabs', 'MB', measured.heap10),
  ]
}

async function withExtension<T>(use: (extension: Extension, origin: string) => Promise<T>): Promise<T> {
  const site = await servePages()
  const extension = await launchExtension()
  try {
    return await use(extension, site.origin)
  } finally {
    await extension.close()
    await site.close()
  }
}

async function openNumbers(
  extension: Extension,
  origin: string,
  everyMs: number,
): Promise<{ page: Page; popup: Page }> {
  // A tab opened from a recorded one would join its session.
  const [first] = await extension.browser.pages()
  await first!.bringToFront()
  const page = await extension.browser.newPage()
  await page.goto(`${origin}/numbers.html?every=${everyMs}`)
  return { page, popup: await startRecording(extension, page) }
}

/** rrweb events stored a second, while a page makes as many as it can: each in a task of its own, so none are joined. */
function measureThroughput(): Promise<{ perSecond: number; cpuMsPer1000: number }> {
  return withExtension(async (extension, origin) => {
    const { page, popup } = await openNumbers(extension, origin, 1_000)
    const cpuBefore = await readExtensionCpu(extension.browser)
    await page.evaluate(async (ms) => {
      const until = performance.now() + ms
      const log = document.querySelector('#log')!
      const channel = new MessageChannel()
      await new Promise<void>((resolve) => {
        channel.port1.addEventListener('message', () => {
          log.setAttribute('data-turn', String(performance.now()))
          if (performance.now() > until) resolve()
          else channel.port2.postMessage(0)
        })
        channel.port1.start()
        channel.port2.postMessage(0)
      })
    }, BUSY_MS)
    await stopRecording(popup)
    const cpuMs = ((await readExtensionCpu(extension.browser)) - cpuBefore) * 1_000
    const { sessions, chunks } = await readDatabase(popup)
    const seconds = (sessions[0]!.endedAt - sessions[0]!.startedAt) / 1_000
    const eventCount = chunks.reduce((sum, chunk) => sum + chunk.eventCount, 0)
    return { perSecond: eventCount / seconds, cpuMsPer1000: (cpuMs / eventCount) * 1_000 }
  })
}

/** From the first event of a chunk to the end of the transaction that stored it, ms, ascending. */
function measureLatency(): Promise<number[]> {
  return withExtension(async (extension, origin) => {
    const { popup } = await openNumbers(extension, origin, 40)
    const worker = await extension.worker()
    await worker.evaluate(() => {
      const latencies: number[] = []
      Object.assign(globalThis, { latencies })
      const { put } = IDBObjectStore.prototype
      IDBObjectStore.prototype.put = function timed(
        this: IDBObjectStore,
        value: { startAt: number },
        key?: IDBValidKey,
      ) {
        if (this.name === 'chunks') {
          this.transaction.addEventListener('complete', () => latencies.push(Date.now() - value.startAt))
        }
        return key === undefined ? put.call(this, value) : put.call(this, value, key)
      }
    })
    await pause(CALM_MS)
    const latencies = await worker.evaluate(() => (globalThis as unknown as { latencies: number[] }).latencies)
    await stopRecording(popup)
    return latencies.toSorted((a, b) => a - b)
  })
}

/** The worker's heap after a while of recording, MB, garbage collected. */
function measureHeap(tabs: number): Promise<number> {
  return withExtension(async (extension, origin) => {
    for (let tab = 0; tab < tabs; tab++) await openNumbers(extension, origin, 40)
    await pause(CALM_MS)
    const { client } = await extension.worker()
    await client.send('HeapProfiler.collectGarbage')
    const { usedSize } = await client.send('Runtime.getHeapUsage')
    return usedSize / 1_000_000
  })
}
