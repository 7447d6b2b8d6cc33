import { buildScript } from '../../scripts/build-script.ts'
import { launchBrowser } from '../../scripts/launch-browser.ts'
import { servePages } from '../pages/serve.ts'
import { figure, type Figure } from './figures.ts'
import type { MaskingTimes } from './masking-page.ts'

const RUNS = 9

/** Pages of a few hundred and of many thousand nodes, with forms and without. */
const PATHS = ['/checkout-1.html', '/canary.html', '/huge.html']

/** What masking costs: beside rrweb's own snapshot on the page's main thread, and as a share of what ingest does. */
export async function benchMasking(): Promise<Figure[]> {
  // In a page of the practice site the clock is the page's.
  const script = await buildScript('tests/bench/masking-page.ts', 'bench')
  const site = await servePages()
  const browser = await launchBrowser(undefined)
  const times: MaskingTimes[] = []
  try {
    for (let run = 0; run < RUNS; run++) {
      for (const path of PATHS) {
        const page = await browser.newPage()
        await page.goto(site.origin + path, { waitUntil: 'networkidle0' })
        await page.addScriptTag({ content: script })
        times.push(
          await page.evaluate(() =>
            (globalThis as unknown as { measureMasking(): Promise<MaskingTimes> }).measureMasking(),
          ),
        )
        await page.close()
      }
    }
  } finally {
    await browser.close()
    await site.close()
  }
  // Each run over all pages is one value: what counts is the sum, for the largest page costs most.
  const runs = Array.from({ length: RUNS }, (_, run) => sum(times.slice(run * PATHS.length, (run + 1) * PATHS.length)))
  return [
    withPeer(
      figure(
        'masking.page-ms-per-1000-nodes',
        'ms',
        runs.map((one) => (one.verdictsMs / one.nodeCount) * 1_000),
      ),
      figure(
        '',
        'ms',
        runs.map((one) => (one.snapshotMs / one.nodeCount) * 1_000),
      ),
      "rrweb's snapshot of the same page",
    ),
    figure(
      'masking.share-of-ingest',
      '%',
      runs.map((one) => (one.maskMs / one.ingestMs) * 100),
    ),
  ]
}

function sum(times: readonly MaskingTimes[]): MaskingTimes {
  return times.reduce((a, b) => ({
    nodeCount: a.nodeCount + b.nodeCount,
    snapshotMs: a.snapshotMs + b.snapshotMs,
    verdictsMs: a.verdictsMs + b.verdictsMs,
    ingestMs: a.ingestMs + b.ingestMs,
    maskMs: a.maskMs + b.maskMs,
  }))
}

function withPeer(own: Figure, peer: Figure, name: string): Figure {
  return { ...own, peer: name, ratio: Number((own.value / peer.value).toPrecision(3)) }
}
