import { setTimeout as pause } from 'node:timers/promises'

import type { Page } from 'puppeteer-core'

import { percentile } from '../figures.ts'
import type { InteractionTimes } from '../workloads/interactions.ts'

const CLICKS = 10
const TYPED = 'return items.filter(({ isDone }) => !isDone).length // typed'
const BETWEEN_MS = 30
/** What event timing tells nothing of took less than 16 ms. */
const UNTOLD_MS = 8

/** Real clicks and keys, and how long each was until it was seen, by event timing. */
export async function interact(page: Page): Promise<{ inpP75: number; inpP98: number }> {
  await page.evaluate('workloads.showInteractions()')
  for (let click = 0; click < CLICKS; click += 1) {
    for (const button of ['#add', '#toggle', '#sort']) {
      await page.click(button)
      await pause(BETWEEN_MS)
    }
  }
  await page.click('.cm-line')
  for (const key of TYPED) {
    await page.keyboard.type(key)
    await pause(BETWEEN_MS)
  }
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))))
  const { durations, count } = (await page.evaluate('workloads.readInteractions()')) as InteractionTimes
  const untold = Math.max(0, count - durations.length)
  const all = [...durations, ...Array.from({ length: untold }, () => UNTOLD_MS)].toSorted((a, b) => a - b)
  if (all.length < CLICKS) throw new Error(`event timing told of ${all.length} interactions`)
  return { inpP75: percentile(all, 0.75), inpP98: percentile(all, 0.98) }
}
