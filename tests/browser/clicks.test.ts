import { setTimeout as pause } from 'node:timers/promises'

import type { Page } from 'puppeteer-core'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { find, startRecording, stopRecording } from './support/person.ts'
import { readDatabase } from './support/read-database.ts'
import { runAxe } from './support/run-axe.ts'
import { useExtension } from './support/use-extension.ts'

/** Longer than a click waits for its answer. */
const ANSWER_MS = 3_200

/** What two people clicked: the first hammers on a card that is no button. */
const VISITS = [
  ['#card', '#card', '#card', '#card', '#dead'],
  ['#dead', '#more', '#card'],
]

describe('clicks on a page', () => {
  const given = useExtension()
  let dashboard: Page

  beforeAll(async () => {
    for (const visit of VISITS) await record(visit)
    dashboard = await given.extension.open('dashboard.html')
    await dashboard.setViewport({ width: 1280, height: 800 })
  })

  beforeEach(async () => {
    await dashboard.bringToFront()
    await dashboard.goto(`${dashboard.url().split('#')[0]}#/home`)
    await dashboard.goto(`${dashboard.url().split('#')[0]}#/insights/clicks`)
    await dashboard.reload()
    await find(dashboard, 'heading', 'Insights', 30_000)
    await dashboard.waitForSelector('.clicks-spot', { timeout: 30_000 })
  })

  async function record(selectors: readonly string[]): Promise<void> {
    const tab = await given.extension.browser.newPage()
    await tab.goto(`${given.site.origin}/signals.html`)
    const popup = await startRecording(given.extension, tab)
    await tab.bringToFront()
    for (const selector of selectors) {
      await tab.click(selector)
      await pause(150)
    }
    await pause(ANSWER_MS)
    await stopRecording(popup)
    await tab.close()
    await popup.close()
  }

  const readSpots = () => dashboard.$$eval('.clicks-count', (all) => all.map((one) => one.ariaLabel ?? '').toSorted())

  it('are drawn over the page as it was, each where its element is', async () => {
    expect(await readSpots()).toEqual(['+: 1 click', 'A plain card: 5 clicks', 'Does nothing: 2 clicks'])
    const places = await dashboard.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('.clicks-sheet iframe')!
      const outer = frame.getBoundingClientRect()
      const scale = outer.width / frame.clientWidth
      return ['#card', '#dead', '#more'].map((selector) => {
        const box = frame.contentDocument!.querySelector(selector)!.getBoundingClientRect()
        const [x, y] = [outer.x + (box.x + box.width / 2) * scale, outer.y + (box.y + box.height / 2) * scale]
        return [...document.querySelectorAll('.clicks-spot')]
          .filter((spot) => {
            const { left, right, top, bottom } = spot.getBoundingClientRect()
            return left < x && x < right && top < y && y < bottom
          })
          .map((spot) => spot.textContent)
      })
    })
    expect(places).toEqual([['5'], ['2'], ['1']])
    const room = await dashboard.$eval('.clicks-room', (one) => one.clientHeight)
    expect(room).toBeGreaterThan(300)
  })

  it('of each kind can be coloured', async () => {
    await dashboard.select('select[aria-label="Colour by"]', 'rage click')
    await dashboard.waitForFunction(() => document.querySelectorAll('.clicks-spot').length === 1)
    expect(await readSpots()).toEqual(['A plain card: 1 rage click'])
    await dashboard.select('select[aria-label="Colour by"]', 'dead click')
    await find(dashboard, 'button', 'Does nothing: 1 dead click')
    expect(await readSpots()).toEqual(['Does nothing: 1 dead click'])
  })

  it('list those behind every number: their shares add up to it', async () => {
    for (const room of ['.clicks-spot', '.insight-table']) {
      const count = (await dashboard.$$(`${room} button`)).length
      expect(count).toBeGreaterThan(2)
      for (let at = 0; at < count; at += 1) {
        const button = (await dashboard.$$(`${room} button`))[at]!
        const value = Number(await button.evaluate((one) => one.textContent))
        await button.evaluate((one) => one.click())
        await dashboard.waitForSelector('.selection')
        if (value > 0) await dashboard.waitForSelector('.selection-link')
        const shares = await dashboard.$$eval('.selection-when', (all) =>
          all.map((one) => parseInt(one.textContent, 10)),
        )
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(value)
        await button.evaluate((one) => one.click())
        await dashboard.waitForFunction(() => !document.querySelector('.selection'))
      }
    }
  })

  it('are as many as are stored', async () => {
    const { events } = await readDatabase(dashboard)
    const stored = ['click', 'rage click', 'dead click', 'error click'].map(
      (kind) => events.filter((event) => event.kind === kind).length,
    )
    const shown = await dashboard.$$eval('.insight-table tbody tr:first-child button', (all) =>
      all.map((one) => Number(one.textContent)),
    )
    expect(shown).toEqual(stored)
  })

  it('open a session at the click', async () => {
    await (await find(dashboard, 'button', 'Does nothing: 2 clicks')).evaluate((one) => (one as HTMLElement).click())
    await (await dashboard.waitForSelector('.selection-link'))!.click()
    await find(dashboard, 'slider', 'Seek')
    const current = await dashboard.waitForSelector('.event[aria-current="true"]')
    expect(await current!.evaluate((row) => row.textContent)).toContain('Does nothing')
  })

  it.each(['light', 'dark'])('can be used by everybody: axe finds nothing in %s', async (theme) => {
    await dashboard.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme)
    if (process.env['SHOTS']) await dashboard.screenshot({ path: `${process.env['SHOTS']}-0-${theme}.png` as never })
    await dashboard.$eval('.clicks-count', (one) => (one as HTMLElement).click())
    await dashboard.waitForSelector('.selection-link')
    expect(await runAxe(dashboard)).toEqual([])
    if (process.env['SHOTS']) await dashboard.screenshot({ path: `${process.env['SHOTS']}-${theme}.png` as never })
  })
})
