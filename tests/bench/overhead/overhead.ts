import { fileURLToPath } from 'node:url'

import { buildScript } from '../../../scripts/build-script.ts'
import type { Figure } from '../figures.ts'
import { installPeers } from '../install-peers.ts'
import { countRuns, runInterleaved } from '../rounds.ts'
import { compareRuns, type OverheadRun } from './compare-runs.ts'
import { interact } from './interact.ts'
import { openRecorded } from './open-recorded.ts'
import { buildPeers, choosePeers, type RecorderName } from './recorders.ts'
import { serveBench, type BenchSite } from './serve-bench.ts'
import { startThreadTime } from './thread-time.ts'

const RUNS = 2
export const WORKLOADS_PAGE = '/workloads.html'

interface LongTasks {
  count: number
  blockedMs: number
}

/** What recording costs the page: the same workloads not recorded, recorded by us, and by what people use instead. */
export async function benchOverhead(): Promise<Figure[]> {
  installPeers()
  const peers = choosePeers()
  const site = await serveBench({
    ...(await makeWorkloads()),
    recorders: await buildPeers(peers),
    isInFrames: () => false,
  })
  try {
    const names: RecorderName[] = ['none', 'ours', ...peers]
    const runs = await runInterleaved(names, countRuns(RUNS), (name) => runOnce(name, site))
    return compareRuns('overhead.workloads', runs, peers)
  } finally {
    await site.close()
  }
}

/** The page of the workloads and its script. */
export async function makeWorkloads(): Promise<{ made: Record<string, string> }> {
  const script = await buildScript(fileURLToPath(new URL('../workloads/page.ts', import.meta.url)), 'workloads')
  const page = `<!doctype html><html lang="en"><head><title>Workloads</title><link rel="icon" href="data:,"></head>
    <body><div id="root"></div><script src="/workloads.js"></script></body></html>`
  return { made: { [WORKLOADS_PAGE]: page, '/workloads.js': script } }
}

async function runOnce(name: RecorderName, site: BenchSite): Promise<OverheadRun> {
  const recorded = await openRecorded(name, site, WORKLOADS_PAGE)
  const { page } = recorded
  try {
    await recorded.start()
    const takeLongTasks = () => page.evaluate('workloads.takeLongTasks()') as Promise<LongTasks>
    await takeLongTasks()
    const stopThreadTime = await startThreadTime(page)
    const times = (await page.evaluate('workloads.runWorkloads()')) as Record<string, number>
    const threadSeconds = await stopThreadTime()
    const longTasks = await takeLongTasks()
    const interactions = await interact(page)
    const bytes = await recorded.finish()
    const { count: longTaskCount, blockedMs } = longTasks
    return { times: Object.values(times), threadSeconds, longTaskCount, blockedMs, bytes, ...interactions }
  } finally {
    await recorded.close()
  }
}
