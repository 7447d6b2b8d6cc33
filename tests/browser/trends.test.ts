import type { ElementHandle, Page } from 'puppeteer-core'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { NEW_TRENDS, TRENDS } from '@/lib/insights/check-trends'
import { writeInsight } from '@/lib/insights/insight-address'
import type { EventPattern } from '@/lib/model/filter'
import type { TrendsDefinition } from '@/lib/model/insight'

import { ask } from './support/ask.ts'
import { find, press } from './support/person.ts'
import { readDatabase } from './support/read-database.ts'
import { recordVisit } from './support/record-visit.ts'
import { runAxe } from './support/run-axe.ts'
import { useExtension } from './support/use-extension.ts'

const PAGE_VIEW: EventPattern = { kind: 'page view', where: [] }
const SHOP: TrendsDefinition = {
  ...NEW_TRENDS,
  interval: 'month',
  series: [
    { event: null, measure: { kind: 'sessions' } },
    { event: PAGE_VIEW, measure: { kind: 'total' } },
    { event: PAGE_VIEW, measure: { kind: 'count', per: 'session', statistic: 'p95' } },
    { event: null, measure: { kind: 'session value', field: 'duration', statistic: 'median' } },
  ],
  formula: 'B / A',
}

/** Six page views in three sessions. */
const VISITS = [['/category.html', '/cart.html', '/thanks.html'], ['/category.html', '/cart.html'], ['/category.html']]

describe('trends', () => {
  const given = useExtension()
  let dashboard: Page

  beforeAll(async () => {
    for (const [index, visit] of VISITS.entries()) await recordVisit(given, index + 1, visit)
    dashboard = await given.extension.open('dashboard.html')
    await dashboard.setViewport({ width: 1280, height: 800 })
  })

  beforeEach(() => show(SHOP))

  async function show(definition: TrendsDefinition): Promise<void> {
    await dashboard.bringToFront()
    await dashboard.goto(`${dashboard.url().split('#')[0]}#/home`)
    await dashboard.goto(`${dashboard.url().split('#')[0]}#/insights/trends?${writeInsight(TRENDS, definition)}`)
    await dashboard.reload()
    await dashboard.waitForSelector('.trends-plot canvas', { timeout: 30_000 })
  }

  const readText = (handle: ElementHandle) => handle.evaluate((one) => one.textContent)
  const readRow = () =>
    dashboard.$$eval('.trends-table tbody tr:first-child td', (all) => all.map((one) => one.textContent))
  const readListed = () => dashboard.$$eval('.selection-when', (all) => all.map((one) => one.textContent))

  async function waitForListed(count: number): Promise<void> {
    const isListed = (wanted: number) => document.querySelectorAll('.selection-link').length === wanted
    await dashboard.waitForFunction(isListed, {}, count)
  }
  async function waitForRow(start: string[]): Promise<boolean> {
    const found = await dashboard.waitForFunction(
      (texts) =>
        [...document.querySelectorAll('.trends-table tbody tr:first-child td')]
          .map((one) => one.textContent)
          .join()
          .startsWith(texts),
      {},
      start.join(),
    )
    return found.jsonValue()
  }
  async function openNumber(column: number): Promise<number> {
    const button = (await dashboard.$$('.trends-table tbody tr:first-child .insight-value'))[column]!
    await button.click()
    return Number.parseFloat((await readText(button)) ?? '')
  }

  it('counts what was captured: sessions, events, percentiles, values, and what a formula makes of them', async () => {
    const [formula, sessions, total, p95, median] = await readRow()
    // Type 7 of 1, 2, 3: 1 + 2 · 0.95 = 2.9.
    expect([formula, sessions, total, p95]).toEqual(['2', '3', '6', '2.9'])
    expect(median).toMatch(/^[\d.]+ s$/)
  })

  it('lists those behind every number: as many sessions, or as many events in them', async () => {
    await openNumber(1)
    await waitForListed(3)
    expect(await dashboard.$eval('.selection output', (one) => one.textContent)).toBe('3 sessions')
    await openNumber(2)
    await dashboard.waitForFunction(
      () => document.querySelector('.selection output')?.textContent === '6 events in 3 sessions',
    )
    expect(await readListed()).toEqual(['3 events', '2 events', '1 event'])
    await openNumber(0)
    await dashboard.waitForFunction(() => document.querySelector('.selection output')?.textContent === '3 sessions')
    await waitForListed(3)
    await press(dashboard, 'button', 'Close the list')
    expect(await dashboard.$('.selection')).toBeNull()
  })

  it('lists on a percentile those at it or beyond it, with their values, and everything when asked', async () => {
    await openNumber(3)
    await waitForListed(1)
    expect(await readListed()).toEqual(['3 events'])
    const median = await openNumber(4)
    await waitForListed(2)
    const values = (await readListed()).map((text) => Number.parseFloat(text ?? ''))
    expect(values).toEqual(values.toSorted((a, b) => b - a))
    expect(values.every((value) => value >= median)).toBe(true)
    await press(dashboard, 'radio', 'Everything')
    await waitForListed(3)
    expect(Number.parseFloat((await readListed()).at(-1) ?? '')).toBeLessThanOrEqual(median)
    await press(dashboard, 'radio', 'Outliers')
    await waitForListed(2)
  })

  it('opens a session at the event that counted, with only such events', async () => {
    await openNumber(2)
    const link = (await dashboard.waitForSelector('.selection-link'))!
    await link.click()
    await find(dashboard, 'slider', 'Seek')
    const current = await dashboard.waitForSelector('.event[aria-current="true"]')
    expect(await readText(current!)).toContain('All plants')
    await dashboard.waitForFunction(() => document.querySelectorAll('ol[aria-label="Events"] .event').length === 3)
    await dashboard.goBack()
    await dashboard.waitForSelector('.trends-plot canvas')
  })

  it('opens from the chart what the table opens', async () => {
    await dashboard.hover('.trends-plot .u-over')
    await dashboard.waitForFunction(() => document.querySelector('.trends-hovered')?.textContent === '2')
    await dashboard.click('.trends-plot .u-over')
    await waitForListed(3)
    const pressed = await dashboard.$$('.trends-table .insight-value[aria-pressed="true"]')
    expect(await Promise.all(pressed.map(readText))).toEqual(['2'])
    expect(await dashboard.$eval('.trends-chart figcaption', (one) => one.textContent)).toContain('from 2 to 2')
  })

  it('is changed by hand, and its address says it', async () => {
    for (const letter of ['D', 'C', 'B']) await press(dashboard, 'button', `Remove series ${letter}`)
    await dashboard.select('select[aria-label="What is counted"]', 'event')
    await dashboard.select('select[aria-label="Measure"]', 'persons')
    await dashboard.waitForFunction(
      () => document.querySelector('.empty-state-title')?.textContent === 'Nothing to draw',
    )
    await dashboard.select('select[aria-label="Measure"]', 'total')
    await waitForRow(['6'])
    await dashboard.select('.insight-definition section[aria-label="Rules"] label:nth-of-type(1) select', 'day')
    const hash = await dashboard.evaluate(() => location.hash)
    expect(decodeURIComponent(hash.replaceAll('+', ' '))).toContain('"interval":"day"')
    await dashboard.reload()
    await waitForRow(['6'])
    expect(await dashboard.$('.filter-problem:not(:empty)')).not.toBeNull()
  })

  it('splits by a value, and lists behind each number of each part its own', async () => {
    const breakdown = { property: { of: 'event' as const, field: 'url' }, top: 2 }
    await show({ ...SHOP, formula: '', series: [SHOP.series[1]!], breakdown, display: 'bars' })
    const heads = await dashboard.$$eval('.trends-table thead th', (all) =>
      all.slice(1).map((one) => one.textContent?.trim()),
    )
    expect([heads, await readRow()]).toEqual([
      ['/category.html', '/cart.html', 'all others'],
      ['3', '2', '1'],
    ])
    for (const [column, count] of [3, 2, 1].entries()) {
      expect(await openNumber(column)).toBe(count)
      await waitForListed(count)
    }
  })

  it('shows how values are distributed, each bin with its sessions', async () => {
    await show({ ...SHOP, formula: '', series: [SHOP.series[2]!], display: 'distribution' })
    const rows = await dashboard.$$eval('.trends-table tbody tr', (all) => all.map((row) => row.textContent))
    expect(rows).toEqual(['1 to 21', '2 to 31', '3 to 41'])
    for (const button of await dashboard.$$('.trends-table .insight-value')) {
      await button.click()
      await waitForListed(1)
    }
  })

  it('counts anew while sessions arrive', async () => {
    await recordVisit(given, 4, ['/category.html', '/cart.html'])
    await dashboard.bringToFront()
    expect(await waitForRow(['2', '4', '8'])).toBe(true)
    const { sessions } = await readDatabase(dashboard)
    const newest = sessions.toSorted((a, b) => b.startedAt - a.startedAt)[0]!
    await ask(dashboard, 'deleteSessions', { sessionIds: [newest.id] })
    expect(await waitForRow(['2', '3', '6'])).toBe(true)
  })

  it.each(['light', 'dark'])('can be used by everybody: axe finds nothing in %s', async (theme) => {
    await dashboard.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme)
    await openNumber(4)
    await dashboard.waitForSelector('.selection-link')
    expect(await runAxe(dashboard)).toEqual([])
    if (process.env['SHOTS']) await dashboard.screenshot({ path: `${process.env['SHOTS']}-${theme}.png` as never })
  })
})
