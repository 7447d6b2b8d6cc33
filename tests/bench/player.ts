import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import type { CDPSession, Page } from 'puppeteer-core'

import { buildScript } from '../../scripts/build-script.ts'
import { launchExtension, type Extension } from '../browser/support/extension.ts'
import { seedRecording } from '../browser/support/seed-recording.ts'
import { figure, percentile, type Figure } from './figures.ts'

/** Three hours in two windows: about 110,000 events. */
const SIZE = { seed: 5, windowCount: 2, lengthMs: 3 * 3_600_000, stepMs: 95, elementCount: 400, wordCount: 6 }
const RUNS = 3
const SEEKS = 50
const PEER = 'rrweb-player given the same events at once'
const SAMPLE_MS = 100
const MB = 1_000_000

interface Run {
  firstFrameMs: number
  seekMs: number[]
  peakMb: number
}
interface Moment {
  sinceStart: number
  at: number
  windowId: string
}

/** From opening a long session to its first picture, seeks in it, and the memory for both. */
export async function benchPlayer(): Promise<Figure[]> {
  const build = (name: string) => buildScript(fileURLToPath(new URL(name, import.meta.url)), 'bench')
  const [peerCode, momentsCode] = await Promise.all([build('player-page.ts'), build('player-moments.ts')])
  const extension = await launchExtension()
  try {
    const popup = await extension.open('popup.html')
    const seeded = await seedRecording(popup, SIZE)
    console.log(`a session of ${seeded.eventCount} events, ${(seeded.packedBytes / MB).toFixed(1)} MB packed`)
    const asked = `bench.chooseMoments(${JSON.stringify(SIZE)}, ${SEEKS})`
    const moments = (await popup.evaluate(`(() => { ${momentsCode}; return ${asked} })()`)) as Moment[]
    await popup.close()
    const [own, peer]: [Run[], Run[]] = [[], []]
    for (let run = 0; run < RUNS; run += 1) {
      own.push(await measure(extension, (page) => playOurs(extension, page, moments)))
      peer.push(await measure(extension, (page) => playPeer(extension, page, peerCode, moments)))
    }
    const firstFrame = ({ firstFrameMs }: Run) => firstFrameMs
    const seekP50 = (run: Run) => shareOf(run, 0.5)
    return [
      figure('player.first-frame.ms', 'ms', own.map(firstFrame)),
      beside('player.first-frame.ratio', own, peer, firstFrame),
      figure('player.seek.p50-ms', 'ms', own.map(seekP50)),
      figure(
        'player.seek.p95-ms',
        'ms',
        own.map((run) => shareOf(run, 0.95)),
      ),
      beside('player.seek.ratio', own, peer, seekP50),
      beside('player.memory.ratio', own, peer, ({ peakMb }) => peakMb),
    ]
  } finally {
    await extension.close()
  }
}

/** How many times the peer's: of each run that of the one right after it. */
function beside(name: string, own: readonly Run[], peer: readonly Run[], read: (run: Run) => number): Figure {
  const ratio = figure(
    name,
    'times',
    own.map((run, index) => read(run) / read(peer[index]!)),
  )
  return { ...ratio, peer: PEER, ratio: Number(ratio.value.toPrecision(3)) }
}

function shareOf({ seekMs }: Run, share: number): number {
  return percentile(
    seekMs.toSorted((a, b) => a - b),
    share,
  )
}

async function measure(extension: Extension, play: (page: Page) => Promise<Omit<Run, 'peakMb'>>): Promise<Run> {
  const page = await extension.browser.newPage()
  await page.setViewport({ width: 1600, height: 1000 })
  const client = await page.createCDPSession()
  const done = new AbortController()
  const peak = watchPeak(page, client, done.signal)
  try {
    const run = await play(page)
    done.abort()
    return { ...run, peakMb: await peak }
  } finally {
    done.abort()
    await page.close()
  }
}

/** Heaps of the page and its workers together, the most there was. */
async function watchPeak(page: Page, client: CDPSession, stop: AbortSignal): Promise<number> {
  let peak = 0
  while (!stop.aborted) {
    const clients = [client, ...page.workers().map((worker) => worker.client)]
    const sizes = await Promise.all(
      clients.map((one) =>
        one.send('Runtime.getHeapUsage').then(
          ({ usedSize }) => usedSize,
          () => 0,
        ),
      ),
    )
    peak = Math.max(
      peak,
      sizes.reduce((sum, size) => sum + size, 0),
    )
    await wait(SAMPLE_MS)
  }
  return peak / MB
}

async function playOurs({ id }: Extension, page: Page, moments: readonly Moment[]): Promise<Omit<Run, 'peakMb'>> {
  await page.evaluateOnNewDocument(() => {
    const look = () => {
      const frame = document.querySelector<HTMLIFrameElement>('.stage-screen iframe')
      if (frame?.contentDocument?.body?.firstElementChild)
        Object.assign(globalThis, { firstFrameMs: performance.now() })
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  await page.goto(`chrome-extension://${id}/dashboard.html#/sessions/session-1`)
  const shown = await page.waitForFunction(() => (globalThis as { firstFrameMs?: number }).firstFrameMs, { timeout: 0 })
  const firstFrameMs = (await shown.jsonValue())!
  // The end is shown once all is read.
  await page.evaluate(seekOurs, [Number.MAX_SAFE_INTEGER])
  const seekMs = await page.evaluate(
    seekOurs,
    moments.map(({ sinceStart }) => sinceStart),
  )
  return { firstFrameMs, seekMs }
}

/** Runs inside the dashboard: must be self-contained. Moments are ms since the start. */
async function seekOurs(moments: number[]): Promise<number[]> {
  const slider = document.querySelector<HTMLInputElement>('input[type="range"][aria-label="Seek"]')!
  const stage = document.querySelector('[data-testid="stage"]')!
  const took: number[] = []
  for (const at of moments) {
    const startedAt = performance.now()
    slider.value = String(at)
    slider.dispatchEvent(new Event('input', { bubbles: true }))
    do await new Promise((resolve) => requestAnimationFrame(resolve))
    while (stage.ariaBusy === 'true')
    took.push(performance.now() - startedAt)
  }
  return took
}

async function playPeer(
  { id }: Extension,
  page: Page,
  code: string,
  moments: readonly Moment[],
): Promise<Omit<Run, 'peakMb'>> {
  // Any document of the extension that holds nothing: it can read the same database.
  await page.goto(`chrome-extension://${id}/managed-schema.json`)
  await page.evaluate(`${code}; Object.assign(globalThis, { bench }); 0`)
  const firstFrameMs = (await page.evaluate('bench.openPeer()')) as number
  const seekMs = (await page.evaluate(`bench.seekPeer(${JSON.stringify(moments)})`)) as number[]
  return { firstFrameMs, seekMs }
}
