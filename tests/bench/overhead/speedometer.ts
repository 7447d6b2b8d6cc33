import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

import type { Dump } from '../../browser/support/read-database.ts'
import type { Figure } from '../figures.ts'
import { installPeers } from '../install-peers.ts'
import { countRuns, runInterleaved } from '../rounds.ts'
import { compareSizes } from '../storage/compare-sizes.ts'
import { compareRuns, type OverheadRun } from './compare-runs.ts'
import { openRecorded } from './open-recorded.ts'
import { buildPeers, choosePeers, type RecorderName } from './recorders.ts'
import { serveBench, type BenchSite } from './serve-bench.ts'
import { startThreadTime } from './thread-time.ts'

const RUNS = 2
/** One pass through all suites. `SUITES=A,B` runs some of them, for a quick look. */
const suites = process.env['SUITES']
const PAGE = `/folder/index.html?iterationCount=1&viewport=800x600${suites ? `&suites=${suites}` : ''}`
const LIMIT_MS = 600_000

interface Measured {
  tests: Record<string, { total: number }>
}

/** Speedometer itself, of the checkout that `SPEEDOMETER_DIR` names: its score and the seconds it took the main thread. */
export async function benchSpeedometer(): Promise<Figure[]> {
  const folder = process.env['SPEEDOMETER_DIR']
  if (!folder || !existsSync(`${folder}/resources/main.mjs`)) {
    console.log('Left out: SPEEDOMETER_DIR names no checkout of WebKit/Speedometer.')
    return []
  }
  installPeers()
  const peers = choosePeers()
  const recorders = await buildPeers(peers)
  // Its workloads are shown in frames, which this one does not see by itself.
  const isInFrames = (name: string) => name === 'datadog'
  const site = await serveBench({ made: {}, recorders, folder: resolve(folder), isInFrames })
  try {
    const names: RecorderName[] = ['none', 'ours', ...peers]
    const dumps: Dump[] = []
    const runs = await runInterleaved(names, countRuns(RUNS), (name) => runOnce(name, site, dumps))
    return [...compareRuns('overhead.speedometer', runs, peers), ...compareSizes('storage.speedometer', dumps)]
  } finally {
    await site.close()
  }
}

/** What ours stored is added to `dumps`. */
async function runOnce(name: RecorderName, site: BenchSite, dumps: Dump[]): Promise<OverheadRun> {
  const recorded = await openRecorded(name, site, PAGE)
  const { page } = recorded
  page.setDefaultTimeout(LIMIT_MS)
  try {
    await page.evaluate(() => {
      const tasks = { longTaskCount: 0, blockedMs: 0 }
      Object.assign(globalThis, { tasks })
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) {
          tasks.longTaskCount += 1
          tasks.blockedMs += duration - 50
        }
      }).observe({ type: 'longtask' })
    })
    await recorded.start()
    const stopThreadTime = await startThreadTime(page)
    await page.evaluate(runSpeedometer)
    const threadSeconds = await stopThreadTime()
    const { measured, tasks } = await page.evaluate(() => {
      const found = globalThis as unknown as {
        benchmarkClient: { _measuredValuesList: Measured[] }
        tasks: { longTaskCount: number; blockedMs: number }
      }
      return { measured: found.benchmarkClient._measuredValuesList[0]!, tasks: found.tasks }
    })
    const times = Object.values(measured.tests).map(({ total }) => total)
    const bytes = await recorded.finish()
    if (recorded.dump) dumps.push(recorded.dump)
    return { times, threadSeconds, ...tasks, bytes }
  } finally {
    await recorded.close()
  }
}

/** Runs inside its page: must be self-contained. Answers once all is measured. */
async function runSpeedometer(): Promise<void> {
  const { benchmarkClient } = globalThis as unknown as { benchmarkClient: { start(): Promise<void> } }
  const done = new Promise((resolve) => addEventListener('SpeedometerDone', resolve))
  await benchmarkClient.start()
  await done
}
