import { fileURLToPath } from 'node:url'

import { createServer } from 'vite'

import { buildScript } from '../../scripts/build-script.ts'
import { launchExtension } from '../browser/support/extension.ts'
import { seedLibrary } from '../browser/support/seed-library.ts'
import { figure, type Figure } from './figures.ts'
import type { InsightTimes } from './insights-page.ts'
import type { PeerTimes } from './insights-peer.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const SESSIONS = 100_000
const EVENTS_EACH = 30
const RUNS = 3
const PEER = 'DuckDB'

/** Insights on 100,000 sessions with 3 million events, beside DuckDB on the same events. */
export async function benchInsights(): Promise<Figure[]> {
  const now = Date.now()
  const extension = await launchExtension()
  try {
    const page = await extension.open('popup.html')
    page.setDefaultTimeout(0)
    await seedLibrary(page, { sessionCount: SESSIONS, eventCount: EVENTS_EACH, hasEvents: false, now })
    const code = await buildScript(fileURLToPath(new URL('insights-page.ts', import.meta.url)), 'insights')
    const askPeer = await startPeer(now)
    const runs: InsightTimes[] = []
    const peers: PeerTimes[] = []
    const heaps: number[] = []
    for (let run = 0; run < RUNS; run += 1) {
      await page.reload()
      runs.push((await page.evaluate(`(async () => { ${code}; return insights.timeInsights() })()`)) as InsightTimes)
      heaps.push((await page.metrics()).JSHeapUsedSize! / 1_000_000)
      peers.push(await askPeer())
    }
    for (const question of ['funnel', 'paths'] as const) {
      const [own, peer] = [runs[0]!.firsts[question], peers[0]!.firsts[question]]
      if (own !== peer) throw new Error(`${question}: we count ${own}, ${PEER} counts ${peer}`)
    }
    const questions = Object.keys(runs[0]!.warmMs) as (keyof InsightTimes['warmMs'])[]
    return [
      figure(
        'insights.funnel.cold-ms',
        'ms',
        runs.map(({ coldMs }) => coldMs),
      ),
      ...questions.map((question) => {
        const own = figure(
          `insights.${question}.vs-duckdb`,
          'ms',
          runs.flatMap(({ warmMs }) => warmMs[question]),
        )
        const peer = figure(
          '',
          'ms',
          peers.flatMap(({ warmMs }) => warmMs[question]),
        )
        return { ...own, peer: PEER, ratio: Number((own.value / peer.value).toPrecision(3)) }
      }),
      figure('insights.heap-mb', 'MB', heaps),
    ]
  } finally {
    await extension.close()
  }
}

type StartPeer = (size: { sessionCount: number; eventCount: number; now: number }) => Promise<() => Promise<PeerTimes>>

/** Its module imports by the project's own names, which Node does not know: Vite loads it. */
async function startPeer(now: number): Promise<() => Promise<PeerTimes>> {
  const server = await createServer({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    appType: 'custom',
    resolve: { alias: { '@': ROOT } },
    server: { middlewareMode: true, hmr: false, watch: null },
  })
  try {
    const module = (await server.ssrLoadModule('/tests/bench/insights-peer.ts')) as { startPeer: StartPeer }
    return await module.startPeer({ sessionCount: SESSIONS, eventCount: EVENTS_EACH, now })
  } finally {
    await server.close()
  }
}
