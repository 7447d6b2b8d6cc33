import type { eventWithTime } from '@rrweb/types'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { joinFrames } from '@/lib/replay/join-frames'

import { launchBrowser } from '../../scripts/launch-browser.ts'
import { openLab, RECORDER, type ShowResult } from './support/replay-lab.ts'

interface Lab {
  showIn: (events: eventWithTime[], options: { at: number; useVirtualDom: boolean }) => Promise<ShowResult>
  JoinFrames: { joinFrames: typeof joinFrames }
}

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

    // A page in the background paints nothing, and the lab waits for that.
    await lab.bringToFront()
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
