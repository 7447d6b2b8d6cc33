import type { Page } from 'puppeteer-core'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { NEW_PATHS, PATHS } from '@/lib/insights/check-paths'
import { writeInsight } from '@/lib/insights/insight-address'
import type { PathsDefinition } from '@/lib/model/insight'

import { ask } from './support/ask.ts'
import { fill, find, press } from './support/person.ts'
import { pressNumbers } from './support/press-numbers.ts'
import { readDatabase } from './support/read-database.ts'
import { recordVisit } from './support/record-visit.ts'
import { runAxe } from './support/run-axe.ts'
import { useExtension } from './support/use-extension.ts'

const VISITS = [
  ['/index.html', '/category.html', '/cart.html', '/thanks.html'],
  ['/index.html', '/category.html', '/cart.html'],
  ['/category.html', '/empty.html'],
]

describe('paths', () => {
  const given = useExtension()
  let dashboard: Page

  beforeAll(async () => {
    for (const [index, visit] of VISITS.entries()) await recordVisit(given, index + 1, visit)
    dashboard = await given.extension.open('dashboard.html')
    await dashboard.setViewport({ width: 1280, height: 800 })
  })

  beforeEach(() => open())

  async function open(change: Partial<PathsDefinition> = {}): Promise<void> {
    await dashboard.bringToFront()
    await dashboard.goto(`${dashboard.url().split('#')[0]}#/home`)
    const address = writeInsight(PATHS, { ...NEW_PATHS, ...change })
    await dashboard.goto(`${dashboard.url().split('#')[0]}#/insights/paths?${address}`)
    await dashboard.reload()
    await dashboard.waitForSelector('.paths-stop, .empty-state', { timeout: 30_000 })
  }

  const readStops = () =>
    dashboard.$$eval('.paths-stop', (all) =>
      all.map((stop) => [...stop.querySelectorAll('button')].map((one) => one.textContent).join(', ')),
    )
  const waitForStops = (wanted: string[]) =>
    dashboard.waitForFunction(
      (names) => [...document.querySelectorAll('.paths-stop-name')].map((one) => one.textContent).join() === names,
      {},
      wanted.join(),
    )

  const waitForStop = (wanted: string) =>
    dashboard.waitForFunction(
      (text) => [...document.querySelectorAll('.paths-stop')].some((one) => one.textContent === text),
      {},
      wanted,
    )

  it('say of every stop how many came by, went on and dropped off', async () => {
    expect(await readStops()).toEqual([
      '/index.html, 2, 2 went on',
      '/category.html, 1, 1 went on',
      '/category.html, 2, 2 went on',
      '/empty.html, 1, 1 dropped off',
      '/cart.html, 2, 1 went on, 1 dropped off',
      '/thanks.html, 1, 1 dropped off',
    ])
  })

  it('list those behind every number, as many as it says', async () => {
    expect(await pressNumbers(dashboard, '.paths-chart', 'visit')).toBe(13)
    // Of six stops three numbers each, and the ways between them.
    expect(await pressNumbers(dashboard, '.insight-table', 'visit')).toBe(18 + 4)
  })

  it('open a session where it came by', async () => {
    const cart = await find(dashboard, 'button', '1 dropped off')
    await dashboard.$$eval('.paths-stop', (all) => {
      const stop = all.find((one) => one.textContent.includes('/cart.html'))!
      ;[...stop.querySelectorAll('button')].find((one) => one.textContent === '1 dropped off')!.click()
    })
    expect(cart).toBeTruthy()
    const link = (await dashboard.waitForSelector('.selection-link'))!
    await link.click()
    await find(dashboard, 'slider', 'Seek')
    const current = await dashboard.waitForSelector('.event[aria-current="true"]')
    expect(await current!.evaluate((row) => row.textContent)).toContain('Your cart')
  })

  it('say how long a way took, and lead to it from the drawing too', async () => {
    await dashboard.$eval('.paths-link', (path) => path.dispatchEvent(new MouseEvent('click', { bubbles: true })))
    await dashboard.waitForSelector('.selection-link')
    expect(await dashboard.$eval('.selection-title', (one) => one.textContent)).toContain(' → ')
    expect(await dashboard.$eval('.selection-when', (one) => one.textContent)).toMatch(/^after \d+ s$/)
    expect(
      await dashboard.$eval('.paths-out .insight-value[aria-pressed="true"]', (one) => one.getAttribute('title')),
    ).toContain('median')
  })

  it('start and end where somebody pressed, and go past what is hidden', async () => {
    await press(dashboard, 'button', '/cart.html')
    await press(dashboard, 'button', 'End here')
    await waitForStops(['/index.html', '/category.html', '/cart.html'])
    expect(await readStops()).toContain('/cart.html, 2, 2 arrived')
    await press(dashboard, 'button', '/category.html')
    await press(dashboard, 'button', 'Hide')
    await waitForStops(['/index.html', '/cart.html'])
    const hash = await dashboard.evaluate(() => decodeURIComponent(location.hash))
    expect(hash).toContain('"end":"/cart.html"')
    await press(dashboard, 'button', 'End anywhere')
    await press(dashboard, 'button', 'Show /category.html again')
    await waitForStops(['/index.html', '/category.html', '/category.html', '/empty.html', '/cart.html', '/thanks.html'])
    await press(dashboard, 'button', '/thanks.html')
    await press(dashboard, 'button', 'Start here')
    await waitForStops(['/thanks.html'])
  })

  it('are grouped, cleaned and cut by hand', async () => {
    await press(dashboard, 'button', 'Group by a pattern')
    await fill(dashboard, 'textbox', 'Pattern of the group', '/c*')
    await waitForStops(['/index.html', '/c*', '/c*', '/empty.html', '/thanks.html'])
    await press(dashboard, 'button', 'Replace a part')
    await fill(dashboard, 'textbox', 'Regular expression', '\\.html')
    await waitForStops(['/index', '/c*', '/c*', '/empty', '/thanks'])
    await fill(dashboard, 'spinbutton', 'Steps', '2')
    await dashboard.keyboard.press('Enter')
    await waitForStops(['/index', '/c*', '/c*', '/empty'])
    await fill(dashboard, 'spinbutton', 'Stops in a step', '1')
    await dashboard.keyboard.press('Enter')
    await waitForStops(['/index', 'All others', '/c*', 'All others'])
    expect(await pressNumbers(dashboard, '.insight-answer', 'visit')).toBeGreaterThan(15)
  })

  it('count anew while sessions arrive', async () => {
    await recordVisit(given, 4, ['/index.html', '/cart.html'])
    await dashboard.bringToFront()
    // It may be counted once while the visit is still at its first page.
    await waitForStop('/index.html33 went on')
    const { sessions } = await readDatabase(dashboard)
    const newest = sessions.toSorted((a, b) => b.startedAt - a.startedAt)[0]!
    await ask(dashboard, 'deleteSessions', { sessionIds: [newest.id] })
    await waitForStop('/index.html22 went on')
    expect(await readStops()).toContain('/index.html, 2, 2 went on')
  })

  it.each(['light', 'dark'])('can be used by everybody: axe finds nothing in %s', async (theme) => {
    await dashboard.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme)
    await press(dashboard, 'button', '/index.html')
    await dashboard.waitForSelector('.selection-link')
    expect(await runAxe(dashboard)).toEqual([])
    if (process.env['SHOTS']) await dashboard.screenshot({ path: `${process.env['SHOTS']}-${theme}.png` as never })
  })
})
