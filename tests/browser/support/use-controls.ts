import { setTimeout as pause } from 'node:timers/promises'

import type { Page } from 'puppeteer-core'
import { beforeAll, beforeEach } from 'vitest'

import { findSessions, type FoundSession } from './find-session.ts'
import { find, startRecording, stopRecording } from './person.ts'
import { readDatabase, waitForDatabase } from './read-database.ts'
import { useExtension, type Given } from './use-extension.ts'
import { keepCopies } from './use-inspector.ts'

/** Typed into a masked field. */
export const NAME = 'Wilhelmina Quarrington'

/** A visit to the shop with a form, routes, an error and a second tab, opened in the player. */
export function useControls() {
  const given = useExtension()
  const held = {} as { dashboard: Page; visit: Visit }

  beforeAll(async () => {
    held.visit = await recordVisit(given)
    held.dashboard = await given.extension.open('dashboard.html#/sessions')
    await held.dashboard.setViewport({ width: 1280, height: 800 })
    await keepCopies(held.dashboard)
  })
  beforeEach(() => held.dashboard.evaluate(() => localStorage.clear()))

  async function open(search = ''): Promise<Page> {
    const { dashboard, visit } = held
    await dashboard.goto('about:blank')
    await dashboard.goto(
      `chrome-extension://${given.extension.id}/dashboard.html#/sessions/${visit.session.id}${search}`,
    )
    await find(dashboard, 'slider', 'Seek')
    await dashboard.bringToFront()
    await waitForPicture(dashboard)
    return dashboard
  }
  return { given, open, page: () => held.dashboard, visit: () => held.visit }
}

/** Until what is wanted is on the stage. */
export const waitForPicture = (dashboard: Page) =>
  dashboard.waitForSelector('[data-testid="stage"][aria-busy="false"] .stage-screen:not(.stage-screen-hidden) iframe')

export const readAt = (dashboard: Page) => dashboard.$eval('input[aria-label="Seek"]', (slider) => Number(slider.value))

export interface Visit extends FoundSession {
  /** Milliseconds since the start at which something was to be seen. */
  moments: { typed: number; route: number; secondTab: number; back: number }
}

async function recordVisit({ extension, site }: Given): Promise<Visit> {
  const page = await extension.browser.newPage()
  await page.goto(`${site.origin}/`)
  const popup = await startRecording(extension, page)
  const tabId = await extension.tabIdOf(page)
  const look = async () => {
    await page.mouse.move(200, 300)
    await page.mouse.move(620, 420, { steps: 12 })
    await pause(150)
  }
  await page.goto(`${site.origin}/checkout-1.html`)
  await look()
  await page.click('#full-name')
  await page.keyboard.type(NAME, { delay: 8 })
  await page.click('h1')
  await pause(300)
  const typed = Date.now()
  await page.evaluate(fail)
  await page.goto(`${site.origin}/app/`)
  await look()
  await page.click('a[data-route="/plants"]')
  await pause(600)
  const route = Date.now()
  await look()
  const opened = new Promise<Page>((resolve) => page.once('popup', (tab) => resolve(tab!)))
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href, target: '_blank', textContent: 'In a tab' })
    link.id = 'in-a-tab'
    document.querySelector('h1')!.append(link)
  }, `${site.origin}/product.html?id=monstera`)
  await page.click('#in-a-tab')
  const other = await opened
  await other.waitForSelector('#choose')
  await waitForDatabase(popup, ({ pages }) => pages.some((row) => row.url.includes('product') && row.hasSnapshot))
  await other.bringToFront()
  await other.mouse.move(300, 300, { steps: 6 })
  await other.click('h1')
  await pause(700)
  const secondTab = Date.now()
  await page.bringToFront()
  await page.click('a[data-route="/log"]')
  await pause(400)
  const back = Date.now()
  await look()
  await stopRecording(popup)
  const [found] = findSessions(await readDatabase(popup), tabId)
  for (const one of [popup, other, page]) await one.close()
  const { startedAt } = found!.session
  const since = (at: number) => at - startedAt
  return {
    ...found!,
    moments: { typed: since(typed), route: since(route), secondTab: since(secondTab), back: since(back) },
  }
}

/** Of what a debugger runs the browser tells no page: a script of the page's own throws. */
function fail(): void {
  const script = document.createElement('script')
  script.text = "setTimeout(() => { throw new Error('no greenhouse') })"
  document.head.append(script)
}
