import type { Page } from 'puppeteer-core'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { FUNNEL } from '@/lib/insights/check-funnel'
import { writeInsight } from '@/lib/insights/insight-address'
import type { EventPattern } from '@/lib/model/filter'
import type { FunnelDefinition } from '@/lib/model/insight'
import { NO_FILTER } from '@/lib/model/query'
import { nameDay } from '@/lib/search/decide-span'

import { ask } from './support/ask.ts'
import { find, press } from './support/person.ts'
import { pressNumbers } from './support/press-numbers.ts'
import { readDatabase } from './support/read-database.ts'
import { recordVisit } from './support/record-visit.ts'
import { runAxe } from './support/run-axe.ts'
import { seedLibrary } from './support/seed-library.ts'
import { useExtension } from './support/use-extension.ts'

const page = (path: string): EventPattern => ({
  kind: 'page view',
  where: [{ field: 'url', test: { is: 'path is', value: path } }],
})
const SHOP: FunnelDefinition = {
  steps: [{ event: page('/category.html') }, { event: page('/cart.html') }, { event: page('/thanks.html') }],
  order: 'sequential',
  windowMs: 3_600_000,
  unit: 'session',
  exclusions: [],
  sessions: { range: { kind: 'all' }, text: '', filter: NO_FILTER },
}

async function show(dashboard: Page, definition: FunnelDefinition): Promise<void> {
  const base = dashboard.url().split('#')[0]
  await dashboard.bringToFront()
  await dashboard.goto(`${base}#/home`)
  await dashboard.goto(`${base}#/insights/funnel?${writeInsight(FUNNEL, definition)}`)
  await dashboard.reload()
  await dashboard.waitForSelector('.insight-answer .insight-value', { timeout: 30_000 })
}

/** What axe finds; a picture where these are asked for. */
async function lookAt(dashboard: Page, theme: string, name: string): Promise<string[]> {
  await dashboard.evaluate(async (one) => {
    document.documentElement.dataset['theme'] = one
    // On its way from one theme to the other nothing is as it will be.
    await Promise.all(document.getAnimations().map(({ finished }) => finished))
  }, theme)
  const prefix = process.env['SHOTS']
  if (prefix) await dashboard.screenshot({ path: `${prefix}-${name}-${theme}.png` as never })
  return runAxe(dashboard)
}

/** Texts of the cells of every row of the table. */
const readTable = (dashboard: Page) =>
  dashboard.$$eval('.insight-table tbody tr', (rows) =>
    rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent.trim())),
  )

/** Three visits to the shop: one buys, one stops at the cart, one looks around. */
const VISITS = [
  ['/category.html', '/cart.html', '/thanks.html'],
  ['/category.html', '/cart.html'],
  ['/category.html', '/empty.html'],
]

describe('a funnel', () => {
  const given = useExtension()
  let dashboard: Page

  beforeAll(async () => {
    for (const [index, visit] of VISITS.entries()) await recordVisit(given, index + 1, visit)
    dashboard = await given.extension.open('dashboard.html')
    await dashboard.setViewport({ width: 1280, height: 800 })
  })

  beforeEach(async () => {
    await show(dashboard, SHOP)
    await find(dashboard, 'button', '3 completed', 30_000)
  })

  const readNumbers = () => dashboard.$$eval('.funnel-chart .insight-value', (all) => all.map((one) => one.textContent))

  async function waitForNumbers(wanted: string[]): Promise<boolean> {
    const found = await dashboard.waitForFunction(
      (texts) =>
        [...document.querySelectorAll('.funnel-chart .insight-value')].map((one) => one.textContent).join() === texts,
      {},
      wanted.join(),
    )
    return found.jsonValue()
  }

  it('counts who went on and who dropped off at every step', async () => {
    expect(await readNumbers()).toEqual(['3 completed', '2 completed', '1 dropped off', '1 completed', '1 dropped off'])
    expect(await dashboard.$$eval('.funnel-bar-share', (all) => all.map((one) => one.textContent))).toEqual([
      '100%',
      '66.7%',
      '33.3%',
    ])
  })

  it('lists those behind every number, as many as it says', async () => {
    const buttons = await dashboard.$$('.funnel-chart .insight-value')
    for (const button of buttons) {
      await button.click()
      const count = Number.parseInt((await button.evaluate((one) => one.textContent)) ?? '', 10)
      await dashboard.waitForFunction(
        (wanted) => document.querySelectorAll('.selection-link').length === wanted,
        {},
        count,
      )
      expect(await dashboard.$eval('.selection output', (one) => one.textContent)).toMatch(
        new RegExp(`^${count} session`),
      )
    }
    await press(dashboard, 'button', 'Close the list')
    expect(await dashboard.$('.selection')).toBeNull()
  })

  it('opens a session at the event that put it there, with only the events of the steps', async () => {
    const dropped = (await dashboard.$$('.funnel-chart .insight-value'))[4]!
    await dropped.click()
    const link = (await dashboard.waitForSelector('.selection-link'))!
    await link.click()
    await find(dashboard, 'slider', 'Seek')
    const current = await dashboard.waitForSelector('.event[aria-current="true"]')
    expect(await current!.evaluate((row) => row.textContent)).toContain('Your cart')
    const rows = await dashboard.$$eval('ol[aria-label="Events"] .event', (all) => all.map((row) => row.textContent))
    expect(rows).toHaveLength(2)
    await dashboard.goBack()
    await find(dashboard, 'button', '3 completed')
  })

  it('is changed by hand, and its address says it', async () => {
    await dashboard.select('select[aria-label="Order of steps"]', 'any')
    await press(dashboard, 'button', 'Remove step 3')
    await dashboard.waitForFunction(() => document.querySelectorAll('.funnel-bar').length === 2)
    expect(await readNumbers()).toEqual(['3 completed', '2 completed', '1 dropped off'])
    await press(dashboard, 'button', 'Move step 2 up')
    await dashboard.waitForFunction(() =>
      document.querySelector('.funnel-bar-name')?.textContent?.includes('/cart.html'),
    )
    const hash = await dashboard.evaluate(() => location.hash)
    expect(decodeURIComponent(hash)).toContain('"order":"any"')
    await dashboard.reload()
    await find(dashboard, 'button', '3 completed')
    expect(await dashboard.$eval('.funnel-bar-name', (name) => name.textContent)).toContain('/cart.html')
  })

  it('counts anew while sessions arrive', async () => {
    await recordVisit(given, 4, ['/category.html', '/cart.html'])
    await dashboard.bringToFront()
    // It may be counted once while the visit is still at its first page.
    expect(await waitForNumbers(['4 completed', '3 completed', '1 dropped off', '1 completed', '2 dropped off'])).toBe(
      true,
    )
    const { sessions } = await readDatabase(dashboard)
    const newest = sessions.toSorted((a, b) => b.startedAt - a.startedAt)[0]!
    await ask(dashboard, 'deleteSessions', { sessionIds: [newest.id] })
    expect(await waitForNumbers(['3 completed', '2 completed', '1 dropped off', '1 completed', '1 dropped off'])).toBe(
      true,
    )
  })

  it('is split by a value, each visit in one part, and every number lists its own', async () => {
    const select = 'section[aria-label="Display"] select'
    await dashboard.select(select, 'event url')
    await dashboard.waitForSelector('.funnel-part')
    expect((await readTable(dashboard)).filter((row) => row.length === 1)).toEqual([['All'], ['A /category.html']])
    const [, top, attribution] = await dashboard.$$(select)
    await top!.select('2')
    await attribution!.select('last')
    await dashboard.waitForFunction(() => document.querySelectorAll('.funnel-part').length === 4)
    const rows = await readTable(dashboard)
    expect(rows.slice(4).map((row) => row.slice(0, 3).join(' | '))).toEqual([
      'A /cart.html',
      '1. Page view /category.html | 1 | –',
      '2. Page view /cart.html | 1 | 0',
      '3. Page view /thanks.html | 0 | 1',
      'B /category.html',
      '1. Page view /category.html | 1 | –',
      '2. Page view /cart.html | 0 | 1',
      '3. Page view /thanks.html | 0 | 0',
      'C all others',
      '1. Page view /category.html | 1 | –',
      '2. Page view /cart.html | 1 | 0',
      '3. Page view /thanks.html | 1 | 0',
    ])
    expect(await pressNumbers(dashboard, '.insight-answer', 'session')).toBe(5 + 4 * 5)
    expect(decodeURIComponent(await dashboard.evaluate(() => location.hash))).toContain('"attribution":"last"')
  })

  it('is beside the days before, and says where there are none', async () => {
    await press(dashboard, 'checkbox', 'compared with as many days before')
    await dashboard.waitForFunction(() => document.body.innerText.includes('all of them have none before'))
    const tomorrow = nameDay(Date.now() + 86_400_000)
    const range = { kind: 'days' as const, from: tomorrow, to: tomorrow }
    await show(dashboard, { ...SHOP, isCompared: true, sessions: { ...SHOP.sessions, range } })
    const rows = await readTable(dashboard)
    expect(rows.map(([name, completed = '']) => [name, completed])).toEqual([
      ['All', ''],
      ['1. Page view /category.html', '0'],
      ['2. Page view /cart.html', '0'],
      ['3. Page view /thanks.html', '0'],
      ['Before: All', ''],
      ['1. Page view /category.html', '3'],
      ['2. Page view /cart.html', '2'],
      ['3. Page view /thanks.html', '1'],
    ])
    expect(await pressNumbers(dashboard, '.insight-answer', 'session')).toBe(5 + 2 * 5)
  })

  it('is followed over time: who began in each span, and who of them converted', async () => {
    await press(dashboard, 'radio', 'Trend')
    await dashboard.waitForSelector('.trends-plot canvas')
    const readRow = async () => (await readTable(dashboard))[0]?.slice(1)
    expect(await readRow()).toEqual(['3', '1', '33.3%'])
    await dashboard.select('section[aria-label="Display"] label:nth-of-type(2) select', '1')
    await dashboard.waitForFunction(() => document.querySelector('.insight-table tbody')?.textContent.includes('66.7%'))
    expect(await readRow()).toEqual(['3', '2', '66.7%'])
    expect(await pressNumbers(dashboard, '.insight-answer', 'session')).toBe(2)
    await press(dashboard, 'button', 'Close the list')
    await dashboard.hover('.trends-plot .u-over')
    await dashboard.waitForFunction(() => document.querySelector('.trends-hovered')?.textContent === '66.7%')
    await dashboard.click('.trends-plot .u-over')
    await dashboard.waitForFunction(() => document.querySelector('.selection output')?.textContent === '2 sessions')
    await dashboard.reload()
    await dashboard.waitForFunction(() => document.querySelector('.insight-table tbody')?.textContent.includes('66.7%'))
  })

  it.each(['light', 'dark'])('can be used by everybody: axe finds nothing in %s', async (theme) => {
    const [first] = await dashboard.$$('.funnel-chart .insight-value[aria-pressed="false"]')
    await first!.click()
    await dashboard.waitForSelector('.selection-link')
    expect(await lookAt(dashboard, theme, 'plain')).toEqual([])
  })
})

describe('a funnel of three months', { timeout: 60_000 }, () => {
  const given = useExtension()
  let dashboard: Page
  const LONG: FunnelDefinition = {
    ...SHOP,
    steps: [
      { event: { kind: 'page view', where: [] } },
      { event: { kind: 'click', where: [{ field: 'label', test: { is: 'contains', value: 'a' } }] } },
      { event: { kind: 'custom', where: [] } },
    ],
    breakdown: { property: { of: 'session', field: 'browser' }, attribution: 'first', top: 2 },
    isCompared: true,
    interval: 'week',
    sessions: { ...SHOP.sessions, range: { kind: 'last', days: 30 } },
  }

  beforeAll(async () => {
    dashboard = await given.extension.open('dashboard.html')
    await dashboard.setViewport({ width: 1280, height: 800 })
    await seedLibrary(dashboard, { sessionCount: 36, eventCount: 8, hasEvents: false })
  })

  it('lists those behind every number of every part, of these days and of those before', async () => {
    await show(dashboard, LONG)
    const isThere = (text: string) => text.startsWith('Before: ')
    expect((await readTable(dashboard)).filter(([name = '']) => isThere(name)).length).toBeGreaterThan(2)
    expect(await pressNumbers(dashboard, '.insight-answer', 'session')).toBeGreaterThan(30)
  })

  it('and of every span of time', async () => {
    await show(dashboard, { ...LONG, display: 'trend' })
    expect(await pressNumbers(dashboard, '.insight-answer', 'session')).toBeGreaterThan(30)
  })

  it.each(['light', 'dark'])('can be used by everybody: axe finds nothing in %s', async (theme) => {
    await show(dashboard, LONG)
    expect(await lookAt(dashboard, theme, 'split')).toEqual([])
    await show(dashboard, { ...LONG, display: 'trend' })
    expect(await lookAt(dashboard, theme, 'trend')).toEqual([])
    await show(dashboard, { ...LONG, breakdown: null })
    expect(await lookAt(dashboard, theme, 'compared')).toEqual([])
    const property = { of: 'event' as const, field: 'url' }
    const breakdown = { property, attribution: 'first' as const, top: 10 }
    await show(dashboard, { ...LONG, breakdown, isCompared: false, sessions: SHOP.sessions })
    expect(await lookAt(dashboard, theme, 'many')).toEqual([])
  })
})
