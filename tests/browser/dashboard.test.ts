import type { Page } from 'puppeteer-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { waitFor } from './support/extension-state.ts'
import { launchExtension, type Extension } from './support/extension.ts'
import { find, press } from './support/person.ts'
import { readDatabase } from './support/read-database.ts'
import { seedSessions } from './support/seed-sessions.ts'

const ROWS = 'ul[aria-label="Sessions"] > li'
/** Far more than fit on the screen, far fewer than there are. */
const MAX_RENDERED_ROWS = 80

interface Row {
  place: number
  title: string
}

describe('the dashboard', () => {
  let extension: Extension
  let dashboard: Page

  beforeEach(async () => {
    extension = await launchExtension()
  })
  afterEach(() => extension?.close())

  async function openWith(count: number): Promise<void> {
    dashboard = await extension.open('popup.html')
    await seedSessions(dashboard, count)
    await dashboard.goto(`chrome-extension://${extension.id}/dashboard.html#/sessions`)
    if (count > 0) await dashboard.waitForSelector(ROWS, { visible: true })
    // What listens to keys is put in place after the first paint.
    await dashboard.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))))
  }
  /** The rows that are drawn, from top to bottom. */
  const readRows = () =>
    dashboard.$$eval(ROWS, (elements) =>
      elements
        .map((row): Row => ({
          place: Number(row.getAttribute('aria-posinset')),
          title: row.querySelector('.session-name')?.textContent ?? '',
        }))
        .toSorted((a, b) => a.place - b.place),
    )
  const readText = () => dashboard.evaluate(() => document.body.innerText)
  const readFocusedTitle = () =>
    dashboard.evaluate(() => document.activeElement?.querySelector('.session-name')?.textContent)
  const waitForText = (text: string) =>
    dashboard.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text)

  it('without sessions teaches the first recording', async () => {
    await openWith(0)
    await find(dashboard, 'heading', 'Record your first session')
    expect(await readText()).toContain('Press the Afterimage button, then Start recording')
    expect(await readRows()).toEqual([])
  })

  it('with one session shows it, and its link opens it', async () => {
    await openWith(1)
    expect(await readRows()).toEqual([{ place: 1, title: 'Visit 1' }])
    await waitForText('1 session')
    await dashboard.click(`${ROWS} a`)
    await dashboard.waitForFunction(() => location.hash === '#/sessions/seeded-1')
  })

  it('with 2,000 sessions draws only the rows that can be seen, newest first', async () => {
    await openWith(2_000)
    await waitForText('2,000 sessions')
    const rows = await readRows()
    expect(rows.length).toBeGreaterThan(10)
    expect(rows.length).toBeLessThan(MAX_RENDERED_ROWS)
    expect(rows).toEqual(rows.map((_, index) => ({ place: index + 1, title: `Visit ${index + 1}` })))
    expect(await dashboard.$$eval(ROWS, ([first]) => first?.getAttribute('aria-setsize'))).toBe('2000')
  })

  it('draws the others when it is scrolled to them', async () => {
    await openWith(2_000)
    const size = dashboard.viewport()!
    await dashboard.mouse.move(size.width / 2, size.height / 2)
    for (const [deltaY, title] of [
      [52_000, 'Visit 1000'],
      [130_000, 'Visit 2000'],
      [-130_000, 'Visit 1'],
    ] as const) {
      await dashboard.mouse.wheel({ deltaY })
      const rows = await waitFor(readRows, (drawn) => drawn.some((row) => row.title === title))
      expect(rows.map((row) => row.title)).toContain(title)
      expect(rows.length).toBeLessThan(MAX_RENDERED_ROWS)
    }
  })

  it('is driven by the keyboard: down, up, open', async () => {
    await openWith(2_000)
    for (const key of ['j', 'ArrowDown', 'j', 'j', 'k', 'ArrowUp'] as const) await dashboard.keyboard.press(key)
    expect(await waitFor(readFocusedTitle, (title) => title === 'Visit 2')).toBe('Visit 2')
    await dashboard.keyboard.press('Enter')
    await dashboard.waitForFunction(() => location.hash === '#/sessions/seeded-2')
  })

  it('keeps the keyboard’s row in sight far down the list', async () => {
    await openWith(2_000)
    for (let press = 0; press < 60; press += 1) await dashboard.keyboard.press('j')
    expect(await waitFor(readFocusedTitle, (title) => title === 'Visit 60')).toBe('Visit 60')
    const isInSight = await dashboard.evaluate(() => {
      const { top, bottom } = document.activeElement!.getBoundingClientRect()
      return top >= 0 && bottom <= innerHeight
    })
    expect(isInSight).toBe(true)
    expect((await readRows()).length).toBeLessThan(MAX_RENDERED_ROWS)
  })

  it('deletes what is selected, and Undo brings it back to its place', async () => {
    await openWith(2_000)
    for (const key of ['j', 'x', 'j', 'j', 'x', 'Delete'] as const) await dashboard.keyboard.press(key)
    await waitForText('1,998 sessions')
    expect((await readRows()).slice(0, 2).map((row) => row.title)).toEqual(['Visit 2', 'Visit 4'])
    const { sessions } = await readDatabase(dashboard)
    const deleted = sessions.filter((session) => session.deletedAt !== null).map((session) => session.id)
    expect(deleted.toSorted()).toEqual(['seeded-1', 'seeded-3'])

    await press(dashboard, 'button', 'Undo')
    await waitForText('2,000 sessions')
    expect((await readRows()).slice(0, 3).map((row) => row.title)).toEqual(['Visit 1', 'Visit 2', 'Visit 3'])
  })
})
