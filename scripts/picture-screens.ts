import { mkdirSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import type { Page } from 'puppeteer-core'

import type { Extension } from '../tests/browser/support/extension.ts'
import { find, press } from '../tests/browser/support/person.ts'
import { readThumbnails } from '../tests/browser/support/read-thumbnails.ts'
import { sendToDesk } from '../tests/browser/support/send-to-desk.ts'
import { addressOf, DAYS, PAY_CLICKS, PAYING, SHOP, WAYS } from '../tests/browser/support/study-insights.ts'

const IMAGES = fileURLToPath(new URL('../docs/images', import.meta.url))
/** Motion is over, and what was last drawn is seen. */
const STILL_MS = 700
const SIZE = { width: 1280, height: 800 }
/** What is far down stands at the top. */
const LOW = { width: 1280, height: 740 }
/** Five steps of paths side by side. */
const WIDE = { width: 1720, height: 960 }

const RAGE = { join: 'and', parts: [{ kind: 'event', event: { kind: 'rage click', where: [] }, atLeast: 1 }] }
const FILTERED = `#/sessions?${new URLSearchParams({ range: '30d', f: JSON.stringify(RAGE) }).toString()}`

/** Writes pictures of the screens with these names, of all where there are none, into the folder of the README's. */
export async function takePictures(extension: Extension, origin: string, wanted: readonly string[]): Promise<void> {
  mkdirSync(IMAGES, { recursive: true })
  const dashboard = await extension.open('dashboard.html')
  for (const [name, show] of Object.entries(SCREENS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    await dashboard.setViewport(SIZE)
    await show(dashboard)
    await keep(name, dashboard)
  }
  if (wanted.length === 0 || wanted.includes('preview')) await keep('preview', await showPreview(extension, origin))
}

const SCREENS: Record<string, (dashboard: Page) => Promise<unknown>> = {
  async sessions(dashboard) {
    await go(dashboard, '#/sessions')
    await readThumbnails(dashboard, 13)
  },
  async filter(dashboard) {
    await go(dashboard, FILTERED)
    await readThumbnails(dashboard, 8)
  },
  async player(dashboard) {
    await openBroken(dashboard)
    await press(dashboard, 'switch', 'Only show matching events (1)')
    await dashboard.waitForFunction(() => document.querySelectorAll('ol[aria-label="Events"] .event').length > 5)
  },
  async funnel(dashboard) {
    // Beside the list there is room for four bars.
    await go(dashboard, addressOf('funnel', { ...SHOP, steps: SHOP.steps.toSpliced(1, 1) }))
    await press(dashboard, 'button', '10 dropped off')
    await dashboard.waitForSelector('.selection-link')
  },
  async correlation(dashboard) {
    await dashboard.setViewport(LOW)
    await go(dashboard, addressOf('funnel', PAYING))
    await dashboard.waitForSelector('.correlates tbody tr')
    await dashboard.$eval('.correlates', (section) => section.scrollIntoView())
  },
  async paths(dashboard) {
    await dashboard.setViewport(WIDE)
    await go(dashboard, addressOf('paths', WAYS))
    await dashboard.waitForSelector('.paths-stop')
  },
  async trends(dashboard) {
    await go(dashboard, addressOf('trends', DAYS))
    await dashboard.waitForSelector('.trends-plot canvas')
  },
  async clicks(dashboard) {
    await go(dashboard, addressOf('clicks', PAY_CLICKS))
    await (await dashboard.waitForSelector('.clicks-spot button'))!.click()
    await dashboard.waitForSelector('.selection-link')
  },
}

async function go(dashboard: Page, hash: string): Promise<void> {
  await dashboard.bringToFront()
  await dashboard.goto(`${dashboard.url().split('#')[0]}${hash}`)
  await dashboard.reload()
}

/** Of those who did not let go of the broken button, the first, at that moment. */
async function openBroken(dashboard: Page): Promise<void> {
  await go(dashboard, FILTERED)
  await (await dashboard.waitForSelector('.session-row a.session-cells'))!.click()
  await find(dashboard, 'slider', 'Seek')
  await dashboard.waitForSelector('.event[aria-current="true"]')
}

async function showPreview(extension: Extension, origin: string): Promise<Page> {
  const page = await extension.browser.newPage()
  await page.setViewport(SIZE)
  await page.goto(`${origin}/checkout-1.html`)
  const tabId = await extension.tabIdOf(page)
  const desk = await extension.open('dashboard.html')
  await sendToDesk(desk, 'startPreview', { tabId })
  await page.bringToFront()
  await find(page, 'button', 'Done')
  return page
}

async function keep(name: string, page: Page): Promise<void> {
  await page.mouse.move(0, 0)
  await pause(STILL_MS)
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  writeFileSync(`${IMAGES}/${name}.png`, await page.screenshot())
  console.log(`docs/images/${name}.png`)
}
