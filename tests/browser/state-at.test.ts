import type { eventWithTime } from '@rrweb/types'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { joinFrames } from '@/lib/replay/join-frames'
import type { stateAt } from '@/lib/replay/state/state-at'
import { splitMoves } from '@/lib/replay/split-moves'

import { launchBrowser } from '../../scripts/launch-browser.ts'
import { changePage, shufflePage, STEP_COUNT } from './support/busy-page.ts'
import { openLab, readDemo, RECORDER, type ShowResult } from './support/replay-lab.ts'

interface Lab {
  JoinFrames: { joinFrames: typeof joinFrames }
  showIn: (events: eventWithTime[], options: { at: number; useVirtualDom: boolean }) => Promise<ShowResult>
  StateAt: { stateAt: typeof stateAt }
}

interface Pair {
  played: ShowResult
  built: ShowResult
  /** As the player does it by default: fewer details are right, but nothing may be warned of. */
  builtFast: ShowResult
  skippedCount: number
}

/**
 * The moment reached by playing everything before it, and by what `stateAt` built of it. Both without the Replayer's
 * shortcut over a virtual DOM, which forgets rules of constructed sheets and the quirks mode of frames.
 */
function showBoth(page: Page, events: eventWithTime[], at: number): Promise<Pair> {
  return page.evaluate(
    async (events, at) => {
      const { showIn, StateAt } = globalThis as unknown as Lab
      const built = StateAt.stateAt(events, at)
      return {
        built: await showIn(structuredClone(built.events), { at, useVirtualDom: false }),
        builtFast: await showIn(structuredClone(built.events), { at, useVirtualDom: true }),
        played: await showIn(structuredClone(events), { at, useVirtualDom: false }),
        skippedCount: built.skippedCount,
      }
    },
    events,
    at,
  )
}

/** Positions of the pointer at their own times, as the stage plays them. */
function inOrder(events: eventWithTime[]): eventWithTime[] {
  return events.flatMap(splitMoves).toSorted((a, b) => a.timestamp - b.timestamp)
}

interface Recorded {
  events: eventWithTime[]
  /** The end of each step. Epoch ms. */
  moments: number[]
}

/** Records a page that changes step by step, or at random. */
async function recordPage(browser: Browser, kind: 'in every way' | 'at random'): Promise<Recorded> {
  const page = await browser.newPage()
  await page.setContent('<!doctype html><html><head><title>busy</title></head><body></body></html>')
  await page.addScriptTag({ path: RECORDER })
  const moments = [await page.evaluate(changePage, 0)]
  for (let step = 1; step < STEP_COUNT; step += 1) {
    moments.push(await page.evaluate(kind === 'at random' ? shufflePage : changePage, step))
  }
  const events = await page.evaluate(() => (globalThis as unknown as { recorded: eventWithTime[] }).recorded)
  await page.close()
  return { events: inOrder(events), moments: moments.slice(1) }
}

describe('stateAt shows in a Replayer what fast-forwarding shows', () => {
  let browser: Browser
  let lab: Page

  beforeAll(async () => {
    browser = await launchBrowser(undefined)
    lab = await openLab(browser, { StateAt: 'lib/replay/state/state-at.ts' })
  })
  afterAll(async () => {
    await browser?.close()
  })

  it('at 24 moments of the demo recording', async () => {
    const events = inOrder(readDemo())
    const first = events[0]!.timestamp
    const length = events.at(-1)!.timestamp - first
    for (let index = 1; index <= 24; index += 1) {
      const { played, built, builtFast, skippedCount } = await showBoth(
        lab,
        events,
        Math.round(first + (length * index) / 24),
      )
      expect(built.shown, `moment ${index}`).toEqual(played.shown)
      expect([...built.warnings, ...builtFast.warnings]).toEqual([])
      expect(skippedCount).toBe(0)
    }
  })

  it.each(['in every way', 'at random'] as const)('at 20 and more moments of a page that changes %s', async (kind) => {
    const { events, moments } = await recordPage(browser, kind)
    expect(moments.length).toBeGreaterThanOrEqual(20)
    for (const [index, at] of moments.entries()) {
      const { played, built, builtFast } = await showBoth(lab, events, at)
      expect(built.shown, `step ${index + 1}`).toEqual(played.shown)
      expect([...built.warnings, ...builtFast.warnings], `step ${index + 1}`).toEqual([])
    }
  })
})

/** A page of its own that says `words`, with what is put into it; recorded by its own recorder from the start. */
async function openRecorded(browser: Browser, words: string): Promise<Page> {
  const page = await browser.newPage()
  await page.setContent(`<!doctype html><html><head></head><body><p>${words}</p></body></html>`)
  await page.addScriptTag({ path: RECORDER })
  await page.evaluate(startRecorder)
  return page
}

interface Recorder {
  recorded: eventWithTime[]
  record: { (options: object): void; takeFullSnapshot(isCheckout: boolean): void }
  rrwebRecord?: { record: Recorder['record'] }
}

function startRecorder(): void {
  const scope = globalThis as unknown as Recorder
  const record =
    scope.rrwebRecord?.record ?? (scope.record as unknown as { record?: Recorder['record'] }).record ?? scope.record
  scope.recorded = []
  scope.record = record
  record({ emit: (event: eventWithTime) => scope.recorded.push(structuredClone(event)) })
}

const readRecorded = (page: Page) => page.evaluate(() => (globalThis as unknown as Recorder).recorded)
const takeSnapshot = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as Recorder).record.takeFullSnapshot(true))
const pause = () => new Promise((resolve) => setTimeout(resolve, 60))

/** Done to the page; answers the moment at which it had been recorded. */
async function write(page: Page, html: string): Promise<number> {
  await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), html)
  await pause()
  return Date.now()
}

/** The id of the frame's element, as the event stream knows it. */
function findFrameId(events: readonly eventWithTime[]): number {
  return Number(/"tagName":"iframe"[^{}]*\{[^{}]*\}[^{}]*?"id":(\d+)/.exec(JSON.stringify(events))?.[1])
}

describe('pages of other origins, joined', () => {
  let browser: Browser
  let lab: Page

  beforeAll(async () => {
    browser = await launchBrowser(undefined)
    lab = await openLab(browser, { JoinFrames: 'lib/replay/join-frames.ts' })
  })
  afterAll(async () => {
    await browser?.close()
  })

  it('show each in its frame at any moment, two deep, without a warning', async () => {
    const closed =
      '<iframe sandbox="allow-scripts" srcdoc="nothing of this" style="width: 300px; height: 100px"></iframe>'
    const [inner, middle, outer] = await Promise.all(
      ['innermost', 'middle', 'outermost'].map((words) => openRecorded(browser, words)),
    )
    const moments: [at: number, words: string[]][] = []
    await pause()
    await write(outer!, closed)
    moments.push([await write(middle!, closed), ['outermost', 'middle', 'innermost']])
    moments.push([await write(inner!, '<b>typed inside</b>'), ['outermost', 'middle', 'innermost', 'typed inside']])
    await takeSnapshot(outer!)
    moments.push([
      await write(middle!, '<style>p { color: red }</style><i>after</i>'),
      ['outermost', 'middle', 'after', 'innermost', 'typed inside'],
    ])
    await takeSnapshot(middle!)
    await pause()
    await takeSnapshot(inner!)
    moments.push([
      await write(inner!, '<u>later</u>'),
      ['outermost', 'middle', 'after', 'innermost', 'typed inside', 'later'],
    ])
    await outer!.evaluate(() => document.querySelector('iframe')!.remove())
    await pause()
    moments.push([Date.now(), ['outermost']])

    const [innerEvents, middleEvents, outerEvents] = await Promise.all([inner!, middle!, outer!].map(readRecorded))
    for (const useVirtualDom of [true, false]) {
      for (const [at, words] of moments) {
        const { shown, warnings } = await lab.evaluate(
          async ([innerEvents, middleEvents, outerEvents], [middleId, outerId], options) => {
            const { showIn, JoinFrames } = globalThis as unknown as Lab
            const joined = JoinFrames.joinFrames(middleEvents!, [{ frameNodeId: middleId!, events: innerEvents! }])
            const events = JoinFrames.joinFrames(outerEvents!, [{ frameNodeId: outerId!, events: joined }])
            return showIn(structuredClone(events), options)
          },
          [innerEvents!, middleEvents!, outerEvents!],
          [findFrameId(middleEvents!), findFrameId(outerEvents!)],
          { at, useVirtualDom },
        )
        expect(warnings).toEqual([])
        const text = shown.lines.join(' ')
        const found = ['outermost', 'middle', 'after', 'innermost', 'typed inside', 'later'].filter((one) =>
          text.includes(`"${one}"`),
        )
        expect(found, `${at} ${useVirtualDom ? 'with' : 'without'} virtual DOM`).toEqual(words)
      }
    }
  })
})
