import type { Page } from 'puppeteer-core'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { FUNNEL } from '@/lib/insights/check-funnel'
import { writeInsight } from '@/lib/insights/insight-address'
import type { EventPattern } from '@/lib/model/filter'
import type { FunnelDefinition } from '@/lib/model/insight'
import { NO_FILTER } from '@/lib/model/query'

import { find, press } from './support/person.ts'
import { pressNumbers } from './support/press-numbers.ts'
import { recordVisit } from './support/record-visit.ts'
import { runAxe } from './support/run-axe.ts'
import { useExtension } from './support/use-extension.ts'

const page = (path: string): EventPattern => ({
  kind: 'page view',
  where: [{ field: 'url', test: { is: 'path is', value: path } }],
})
const SHOP: FunnelDefinition = {
  steps: [{ event: page('/category.html') }, { event: page('/thanks.html') }],
  order: 'sequential',
  windowMs: 3_600_000,
  unit: 'session',
  exclusions: [],
  sessions: { range: { kind: 'all' }, text: '', filter: NO_FILTER },
}

/** Two buy, by the cart; one of two who do not sees an empty page. */
const VISITS = [
  ['/category.html', '/cart.html', '/thanks.html'],
  ['/category.html', '/cart.html', '/thanks.html'],
  ['/category.html', '/empty.html'],
  ['/category.html', '/empty.html', '/cart.html'],
]

describe('what goes with completing a funnel', () => {
  const given = useExtension()
  let dashboard: Page

  beforeAll(async () => {
    for (const [index, visit] of VISITS.entries()) await recordVisit(given, index + 1, visit)
    dashboard = await given.extension.open('dashboard.html')
    await dashboard.setViewport({ width: 1280, height: 800 })
  })

  beforeEach(async () => {
    await dashboard.bringToFront()
    await dashboard.goto(`${dashboard.url().split('#')[0]}#/home`)
    await dashboard.goto(`${dashboard.url().split('#')[0]}#/insights/funnel?${writeInsight(FUNNEL, SHOP)}`)
    await dashboard.reload()
    await press(dashboard, 'button', 'What goes with completing or dropping off')
    await dashboard.waitForSelector('.correlates .insight-table', { timeout: 30_000 })
  })

  const readRows = () =>
    dashboard.$$eval('.correlates tbody tr', (all) =>
      all.map((row) =>
        [...row.querySelectorAll('th, td:nth-of-type(-n + 3)')].map((one) => one.textContent.trim()).join(' | '),
      ),
    )
  const waitForRow = (name: string, isThere: boolean) =>
    dashboard.waitForFunction(
      (wanted, wantsIt) =>
        [...document.querySelectorAll('.correlates tbody th')].some((one) => one.textContent === wanted) === wantsIt,
      {},
      name,
      isThere,
    )

  it('is told with odds, and warns of few', async () => {
    // (2 + 1)(2 − 1 + 1) / ((2 − 2 + 1)(1 + 1)) and (0 + 1)(2 − 2 + 1) / ((2 − 0 + 1)(2 + 1))
    expect(await readRows()).toEqual([
      'Page view /cart.html | 2 | 1 | 3×, 0.15 to 60may be chance',
      'Page view /empty.html | 0 | 2 | 0.11×, 0.0045 to 2.7may be chance',
    ])
    expect(await dashboard.$eval('.correlates .callout', (one) => one.textContent)).toContain('Only 4 began')
  })

  it('lists those behind every number, as many as it says, of events and of properties', async () => {
    expect(await pressNumbers(dashboard, '.correlates', 'session')).toBe(4)
    await dashboard.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.correlates .choice-option')]
        .find((one) => one.textContent === 'Properties')!
        .click(),
    )
    await waitForRow('Page seen: /empty.html', true)
    // What all of them have alike, such as the browser, is no property that goes with either side.
    expect(await readRows()).toEqual([
      'Page seen: /cart.html | 2 | 1 | 3×, 0.15 to 60may be chance',
      'Page seen: /empty.html | 0 | 2 | 0.11×, 0.0045 to 2.7may be chance',
    ])
    expect(await pressNumbers(dashboard, '.correlates', 'session')).toBe(4)
  })

  it('opens a session where it was done', async () => {
    await dashboard.$$eval('.correlates .insight-value', (all) => (all[3] as HTMLElement).click())
    const link = (await dashboard.waitForSelector('.selection-link'))!
    await link.click()
    await find(dashboard, 'slider', 'Seek')
    const current = await dashboard.waitForSelector('.event[aria-current="true"]')
    expect(await current!.evaluate((row) => row.textContent)).toContain('Empty')
  })

  it('leaves out what is left out, what fewer had and the other side, and its address says it', async () => {
    await press(dashboard, 'button', 'Leave out Page view /cart.html')
    await waitForRow('Page view /cart.html', false)
    await dashboard.reload()
    await press(dashboard, 'button', 'Show Page view /cart.html again')
    await waitForRow('Page view /cart.html', true)
    const least = (await dashboard.$('.correlates input[type="number"]'))!
    await least.click({ count: 3 })
    await least.type('3')
    await dashboard.keyboard.press('Enter')
    await waitForRow('Page view /empty.html', false)
    expect(await dashboard.$eval('.correlates', (one) => one.textContent)).toContain('Not shown: 1 other that')
    await dashboard.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.correlates .choice-option')]
        .find((one) => one.textContent === 'Dropping off')!
        .click(),
    )
    await dashboard.waitForFunction(() => document.querySelector('.correlates table') === null)
  })

  it('has suggestions for its steps', async () => {
    await press(dashboard, 'button', 'Suggested steps')
    const first = (await dashboard.waitForSelector('.suggested-funnel'))!
    expect(await first.evaluate((one) => one.textContent)).toBe('/category.html → /cart.html → /thanks.html2 sessions')
    await first.click()
    await dashboard.waitForFunction(() => document.querySelectorAll('.funnel-bar').length === 3)
    await find(dashboard, 'button', '4 completed')
    await find(dashboard, 'button', '2 completed')
  })

  it.each(['light', 'dark'])('can be used by everybody: axe finds nothing in %s', async (theme) => {
    await dashboard.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme)
    await press(dashboard, 'button', 'Suggested steps')
    await dashboard.waitForSelector('.suggested-funnel')
    await dashboard.$eval('.correlates .insight-value', (one) => (one as HTMLElement).click())
    await dashboard.waitForSelector('.selection-link')
    await dashboard.$eval('.correlates', (one) => one.scrollIntoView())
    expect(await runAxe(dashboard)).toEqual([])
    if (process.env['SHOTS']) await dashboard.screenshot({ path: `${process.env['SHOTS']}-${theme}.png` as never })
  })
})
