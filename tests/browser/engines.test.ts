import type { eventWithTime } from '@rrweb/types'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { buildScript } from '../../scripts/build-script.ts'
import { launchBrowser } from '../../scripts/launch-browser.ts'
import { changePage, shufflePage, STEP_COUNT } from './support/busy-page.ts'
import { readShown, type Shown } from './support/read-shown.ts'
import { inOrder, show } from './support/record-busy.ts'
import { openLab } from './support/replay-lab.ts'
import { isSoak, keepResult, times } from './support/soak.ts'
import { runWild, WILD_PAGE } from './support/wild-page.ts'

/** Seeds of programs of random changes; each runs `ROUNDS` times so many changes. */
const SEEDS = times(4, 1_000)
const ROUNDS = 3
const CHANGES = 40
const BLANK = '<!doctype html><html><head><title>busy</title></head><body></body></html>'

interface Recording {
  events: eventWithTime[]
  moments: { at: number; live: Shown }[]
}

/** What the Replayer writes into frames that have no doctype is no part of the recorded page. */
const linesOf = ({ lines }: Shown) => lines.filter((line) => !line.includes('"<!doctype'))

describe('our engine', { timeout: 120_000 * (isSoak ? 120 : 1) }, () => {
  let browser: Browser
  let lab: Page
  let recorder: string

  beforeAll(async () => {
    browser = await launchBrowser(undefined)
    lab = await openLab(browser, {})
    recorder = await buildScript('tests/browser/support/own-recorder.ts', 'record')
  })
  afterAll(async () => {
    await browser?.close()
  })

  async function record(html: string, rounds: number, run: (page: Page, round: number) => Promise<void>) {
    const page = await browser.newPage()
    try {
      await page.setContent(html)
      await page.addScriptTag({ content: `${recorder}\nglobalThis.readShown = ${readShown.toString()}` })
      await page.evaluate(() => document.querySelectorAll('script').forEach((script) => script.remove()))
      const recording: Recording = { events: [], moments: [] }
      for (let round = 0; round < rounds; round += 1) {
        await run(page, round)
        const moment = await page.evaluate(async () => {
          const lab = globalThis as unknown as { readShown: typeof readShown }
          // What changed by now is told after the next paint.
          await new Promise((resolve) => setTimeout(resolve, 300))
          return { at: Date.now(), live: lab.readShown(document, true) }
        })
        recording.moments.push(moment)
      }
      const events = await page.evaluate(() => (globalThis as unknown as { recorded: eventWithTime[] }).recorded)
      return { ...recording, events: inOrder(events) }
    } finally {
      await page.close()
    }
  }
  async function expectReplayed({ events, moments }: Recording, name: string): Promise<void> {
    for (const [index, { at, live }] of moments.entries()) {
      const { shown, warnings } = await show(lab, events, at, { isWithoutHover: true })
      expect(linesOf(shown), `${name}, moment ${index}`).toEqual(linesOf(live))
      expect(warnings, `${name}, moment ${index}`).toEqual([])
    }
  }
  const startIn = (page: Page, sliceMs: number | undefined) =>
    page.evaluate((sliceMs) => {
      const lab = globalThis as unknown as { recorded: unknown[]; record: { record(options: object): void } }
      lab.recorded = []
      lab.record.record({ emit: (event: unknown) => lab.recorded.push(structuredClone(event)), sliceMs })
    }, sliceMs)

  it.each([
    ['in every way', changePage],
    ['at random', shufflePage],
  ] as const)('tells of a page that changes %s', async (name, change) => {
    const recording = await record(BLANK, STEP_COUNT, async (page, step) => {
      await page.evaluate(step === 0 ? changePage : change, step)
    })
    // A comment says nothing that anybody sees: its letters stay in the page.
    for (const { live } of recording.moments)
      live.lines = live.lines.map((line) => line.replace('<!--note-->', '<!--****-->'))
    await expectReplayed(recording, name)
  })

  it.each([
    ['at once', undefined],
    // Some nodes after the other, with the changes of the page in between.
    ['in the smallest parts', 0],
  ])('tells of programs of random changes, begun %s', async (name, sliceMs) => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const recording = await record(WILD_PAGE, ROUNDS, async (page, round) => {
        if (round === 0) await startIn(page, sliceMs)
        await page.evaluate(runWild, seed * 100 + round, CHANGES)
      })
      await expectReplayed(recording, `seed ${seed} ${name}`)
    }
    keepResult(`engine, begun ${name}`, { seeds: SEEDS, rounds: ROUNDS, changes: CHANGES, differences: 0 })
  })
})
