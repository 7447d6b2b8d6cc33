import type { eventWithTime } from '@rrweb/types'
import type { Browser, Page } from 'puppeteer-core'

import { splitMoves } from '@/lib/replay/split-moves'

import { changePage, shufflePage, STEP_COUNT } from './busy-page.ts'
import { RECORDER, type ShowOptions, type ShowResult } from './replay-lab.ts'

interface Lab {
  showIn: (events: eventWithTime[], options: ShowOptions) => Promise<ShowResult>
}

export type BusyKind = 'in every way' | 'at random'

export function show(
  page: Page,
  events: eventWithTime[],
  at: number,
  options: Partial<ShowOptions> = {},
): Promise<ShowResult> {
  return page.evaluate((events, options) => (globalThis as unknown as Lab).showIn(events, options), events, {
    at,
    useVirtualDom: false,
    ...options,
  })
}

/** Positions of the pointer at their own times, as the stage plays them. */
export function inOrder(events: eventWithTime[]): eventWithTime[] {
  return events.flatMap(splitMoves).toSorted((a, b) => a.timestamp - b.timestamp)
}

export interface Recorded {
  events: eventWithTime[]
  /** The end of each step. Epoch ms. */
  moments: number[]
}

/** Records a page that changes step by step, or at random. */
export async function recordPage(browser: Browser, kind: BusyKind): Promise<Recorded> {
  const page = await browser.newPage()
  try {
    await page.setContent('<!doctype html><html><head><title>busy</title></head><body></body></html>')
    await page.addScriptTag({ path: RECORDER })
    const moments = [await page.evaluate(changePage, 0)]
    for (let step = 1; step < STEP_COUNT; step += 1) {
      moments.push(await page.evaluate(kind === 'at random' ? shufflePage : changePage, step))
    }
    const events = await page.evaluate(() => (globalThis as unknown as { recorded: eventWithTime[] }).recorded)
    return { events: inOrder(events), moments: moments.slice(1) }
  } finally {
    await page.close()
  }
}
