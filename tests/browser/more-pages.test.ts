import type { Page } from 'puppeteer-core'
import { beforeAll, describe, expect, it } from 'vitest'

import { expectReplayed, readLivePage, type LivePage } from './support/compare-page.ts'
import { openNewestSession, press, startRecording, stopRecording } from './support/person.ts'
import { findText, readDatabase, type Dump } from './support/read-database.ts'
import { useExtension } from './support/use-extension.ts'

/** Typed into frames, where another document's recorder would have to mask it. */
const FRAME_SECRET = 'Rosalind Ferncastle'
const SRCDOC_SECRET = 'Draughty conservatory 41'

/** What a shop is not: shadow roots, style sheets made by scripts, frames, routes, reloads, detours and errors. */
describe('a tour of the stranger pages', () => {
  const given = useExtension()
  let dashboard: Page
  let dump: Dump
  const live = new Map<string, LivePage>()

  beforeAll(async () => {
    const page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}/thanks.html`)
    const popup = await startRecording(given.extension, page)
    const look = async (name: string) => void live.set(name, await readLivePage(page))

    await page.goto(`${given.site.origin}/components.html`)
    await waitForReading(page)
    await look('components')
    await restyle(page)
    await look('components, restyled')
    await page.goto(`${given.site.origin}/frame.html`)
    await fillFrames(page)
    await look('frames')
    await walkRoutes(page, `${given.site.origin}/app/`, look)
    await page.reload()
    await look('reloaded')
    await page.goto(`${given.site.origin}/redirect?to=/category.html`)
    await look('redirected')
    await page.goto(`${given.site.origin}/status/404`)
    await look('not found')

    await stopRecording(popup)
    dump = await readDatabase(popup)
    dashboard = await openNewestSession(given.extension)
  })

  it('is one session with its pages and routes in order', () => {
    expect(dump.sessions).toHaveLength(1)
    const views = dump.events.filter((event) => event.kind === 'page view')
    expect(views.map((view) => `${new URL(view.url).pathname} ${view.label.replace(' · Fernside', '')}`)).toEqual([
      '/thanks.html Thank you',
      '/components.html Live greenhouse',
      '/frame.html Book a visit',
      '/app/ Today',
      '/app/plants My plants',
      '/app/log Watering log',
      '/app/plants My plants',
      '/app/plants My plants',
      '/category.html All plants',
      '/status/404 Not found',
    ])
    expect(dump.sessions[0]!.pageCount).toBe(views.length)
    expect(dump.events.filter((event) => event.kind === 'gap')).toEqual([])
  })

  it('has one page for each document, frames of the same origin inside it', () => {
    expect(dump.pages.map((page) => new URL(page.url).pathname)).toHaveLength(7)
    expect(dump.pages.every((page) => page.isTop === 1 && page.hasSnapshot)).toBe(true)
  })

  it('keeps nothing that was typed into frames', () => {
    expect(findText(dump, 'What brings you').length).toBeGreaterThan(0)
    expect(findText(dump, FRAME_SECRET)).toEqual([])
    expect(findText(dump, SRCDOC_SECRET)).toEqual([])
  })

  it.each([
    'components',
    'components, restyled',
    'frames',
    'route: plants',
    'route: log',
    'route: back',
    'reloaded',
    'redirected',
    'not found',
  ])('%s replays as it was', (name) =>
    expectReplayed(dashboard, live.get(name)!, dump.sessions[0]!.startedAt, name.replaceAll(/\W+/g, '-')),
  )
})

/** The page counts up for a while and then holds still. */
async function waitForReading(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('#reading')?.textContent === '19.2 °C')
}

async function restyle(page: Page): Promise<void> {
  await press(page, 'button', 'Insert a rule')
  await press(page, 'button', 'Swap the shared sheet')
  await press(page, 'button', 'Add a gauge')
  await page.waitForFunction(() => document.querySelectorAll('care-gauge').length === 4)
}

async function fillFrames(page: Page): Promise<void> {
  const typeInto = async (frame: string, field: string, text: string) => {
    const inner = await (await page.waitForSelector(frame))!.contentFrame()
    const input = await inner!.waitForSelector(field, { visible: true })
    await input!.click({ count: 3 })
    await page.keyboard.type(text)
    return inner!
  }
  const form = await typeInto('#same-origin', '#visitor', FRAME_SECRET)
  await form.click('input[name="children"]')
  await typeInto('#srcdoc', 'input[name="question"]', SRCDOC_SECRET)
}

/** Routes by `pushState`, and one back. */
async function walkRoutes(page: Page, url: string, look: (name: string) => Promise<void>): Promise<void> {
  const waitForHeading = (text: string) =>
    page.waitForFunction((wanted) => document.querySelector('h1')?.textContent === wanted, {}, text)
  await page.goto(url)
  await waitForHeading('Today')
  await press(page, 'link', 'My plants')
  await waitForHeading('My plants')
  await look('route: plants')
  await press(page, 'link', 'Watering log')
  await waitForHeading('Watering log')
  await look('route: log')
  await page.goBack()
  await waitForHeading('My plants')
  await look('route: back')
}
