import { setTimeout as pause } from 'node:timers/promises'

import { besides, figure, type Figure } from '../figures.ts'
import { installPeers } from '../install-peers.ts'
import { countRuns, runInterleaved } from '../rounds.ts'
import { openRecorded } from './open-recorded.ts'
import { buildPeers, choosePeers, PEER_NAMES, type RecorderName } from './recorders.ts'
import { serveBench, type BenchSite } from './serve-bench.ts'

const RUNS = 3
const SIZES = [10_000, 50_000, 150_000]
/** A snapshot that is taken in pieces is done by then. */
const SETTLE_MS = 2_500

/** How long a page of many nodes stands still while a recorder takes its first picture of it. */
export async function benchSnapshot(): Promise<Figure[]> {
  installPeers()
  const peers = choosePeers(['rrweb', 'posthog'])
  const made = Object.fromEntries(SIZES.map((size) => [pathOf(size), makePage(size)]))
  const site = await serveBench({ made, recorders: await buildPeers(peers), isInFrames: () => false })
  const figures: Figure[] = []
  try {
    for (const size of SIZES) {
      const names: RecorderName[] = ['ours', ...peers]
      const stalls = await runInterleaved(names, countRuns(RUNS), (name) => measureStall(name, site, size))
      const area = `snapshot.${size / 1_000}k`
      figures.push(figure(`${area}.longest-stall-ms`, 'ms', stalls.ours))
      for (const peer of peers) {
        const ratios = stalls.ours.map((stall, run) => stall / stalls[peer][run]!)
        figures.push(besides(figure(`${area}.${peer}.longest-stall-ms`, 'ms', stalls[peer]), PEER_NAMES[peer], ratios))
      }
    }
    return figures
  } finally {
    await site.close()
  }
}

/** The longest time that a page could do nothing else, from before the start until the picture is taken, ms. */
async function measureStall(name: RecorderName, site: BenchSite, size: number): Promise<number> {
  const recorded = await openRecorded(name, site, pathOf(size))
  try {
    // Laid out and painted, before anything is measured.
    await pause(SETTLE_MS)
    await recorded.page.evaluate(() => {
      const seen = { longest: 0, last: performance.now() }
      Object.assign(globalThis, { seen })
      const look = () => {
        const now = performance.now()
        seen.longest = Math.max(seen.longest, now - seen.last)
        seen.last = now
        setTimeout(look)
      }
      look()
    })
    await recorded.start()
    await pause(SETTLE_MS)
    const longest = await recorded.page.evaluate(
      () => (globalThis as unknown as { seen: { longest: number } }).seen.longest,
    )
    // PostHog sends nothing of a page that nobody has touched.
    await recorded.page.mouse.click(20, 20)
    await recorded.finish()
    return longest
  } finally {
    await recorded.close()
  }
}

function pathOf(size: number): string {
  return `/nodes-${size}.html`
}

/** Lines of ten nodes, text counted, in sections of a hundred lines. */
function makePage(size: number): string {
  const line =
    '<li class="line" data-kind="plain"><a href="#x">Name</a> <b>bold</b><span title="about"><i>1</i><u>2</u></span></li>'
  const section = `<section><ul>${line.repeat(100)}</ul></section>`
  return `<!doctype html><html lang="en"><head><title>Nodes</title><link rel="icon" href="data:,"></head><body>${section.repeat(Math.round(size / 1_002))}</body></html>`
}
