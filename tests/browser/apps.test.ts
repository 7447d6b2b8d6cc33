import type { Page } from 'puppeteer-core'
import { beforeAll, describe, expect, it } from 'vitest'

import { expectReplayed, readLivePage, type LivePage } from './support/compare-page.ts'
import { openNewestSession, press, startRecording, stopRecording } from './support/person.ts'
import { readDatabase, type Dump } from './support/read-database.ts'
import { useExtension } from './support/use-extension.ts'

/** Two applications that nobody here wrote: Swagger UI (React) and Redoc (React, styles by styled-components). */
describe('applications from elsewhere', () => {
  const given = useExtension()
  let dashboard: Page
  let dump: Dump
  const live = new Map<string, LivePage>()

  beforeAll(async () => {
    const page = await given.extension.browser.newPage()
    await page.goto(given.site.origin)
    const popup = await startRecording(given.extension, page)
    const look = async (name: string) => void live.set(name, await readLivePage(page))

    await page.goto(`${given.site.origin}/apps/swagger/`)
    await askSwagger(page)
    await look('swagger: answered')
    await scrollSwagger(page)
    await look('swagger: scrolled')

    await page.goto(`${given.site.origin}/apps/redoc/`)
    await searchRedoc(page)
    await look('redoc: found')
    await readRedoc(page)
    await look('redoc: scrolled')

    await stopRecording(popup)
    dump = await readDatabase(popup)
    dashboard = await openNewestSession(given.extension)
  })

  it('are recorded as pages with their titles', () => {
    const titles = dump.events.filter((event) => event.kind === 'page view').map((event) => event.label)
    expect(titles).toEqual(expect.arrayContaining(['Try the interface · Fernside', 'Interface reference · Fernside']))
    expect(dump.events.filter((event) => event.kind === 'gap')).toEqual([])
  })

  it.each(['swagger: answered', 'swagger: scrolled', 'redoc: found', 'redoc: scrolled'])(
    '%s replays as it was',
    (name) => expectReplayed(dashboard, live.get(name)!, dump.sessions[0]!.startedAt, name.replace(': ', '-')),
  )
})

/** One operation is opened, filled in and sent: the answer is markup that was not there before. */
async function askSwagger(page: Page): Promise<void> {
  await clickWhenThere(page, '.opblock-get .opblock-summary-control')
  await clickWhenThere(page, '.try-out__btn')
  await clickWhenThere(page, 'input[placeholder="limit"]', 3)
  await page.keyboard.type('7')
  await clickWhenThere(page, '.execute')
  await page.waitForSelector('.live-responses-table .highlight-code', { visible: true })
}

async function scrollSwagger(page: Page): Promise<void> {
  expect(await page.select('.opblock-get .parameters select', 'low')).toEqual(['low'])
  await clickWhenThere(page, '.opblock-post .opblock-summary-control')
  await page.waitForSelector('.opblock-post .opblock-body', { visible: true })
  await scrollBy(page, 500)
}

/** What is typed changes the menu: Redoc searches in a worker. */
async function searchRedoc(page: Page): Promise<void> {
  await press(page, 'textbox', 'Search')
  await page.keyboard.type('checkout')
  await page.waitForSelector('[data-role="search:results"] [role="menuitem"]', { visible: true })
}

/** Redoc marks the part in sight in its menu and in the address. */
async function readRedoc(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.waitForSelector('[data-role="search:results"]', { hidden: true })
  await page.mouse.move(600, 400)
  await scrollBy(page, 900)
  await page.waitForFunction(() => location.hash !== '')
}

async function clickWhenThere(page: Page, selector: string, count = 1): Promise<void> {
  const element = await page.waitForSelector(selector, { visible: true })
  await element!.click({ count })
}

async function scrollBy(page: Page, deltaY: number): Promise<void> {
  const before = await page.evaluate(() => scrollY)
  await page.mouse.wheel({ deltaY })
  await page.waitForFunction((was) => scrollY > was, {}, before)
}
