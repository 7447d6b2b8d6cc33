import type { Page } from 'puppeteer-core'

import { launchExtension, type Extension } from '../browser/support/extension.ts'
import { seedLibrary } from '../browser/support/seed-library.ts'
import { servePages } from '../pages/serve.ts'
import { figure, type Figure } from './figures.ts'
import { countRuns, runInterleaved } from './rounds.ts'

const RUNS = 9
const SESSIONS = 2_000

/** From opening the popup until recording can be started, and the dashboard until its list stands, with 2,000 sessions. */
export async function benchScreens(): Promise<Figure[]> {
  const site = await servePages()
  const extension = await launchExtension()
  try {
    const seeding = await extension.open('popup.html')
    await seedLibrary(seeding, { sessionCount: SESSIONS, eventCount: 30, hasEvents: true })
    await seeding.close()
    const tab = await extension.browser.newPage()
    await tab.goto(site.origin)
    const popup = `popup.html?tabId=${await extension.tabIdOf(tab)}`
    const open = {
      popup: () => timeOpening(extension, popup, 'button', 'Start recording'),
      dashboard: () => timeOpening(extension, 'dashboard.html#/sessions', '.session-row', ''),
    }
    // The first of each also reads the files of the extension from the disk.
    await open.popup()
    await open.dashboard()
    const times = await runInterleaved(['popup', 'dashboard'] as const, countRuns(RUNS), (name) => open[name]())
    return [figure('popup.open.ready-ms', 'ms', times.popup), figure('dashboard.open.list-ms', 'ms', times.dashboard)]
  } finally {
    await extension.close()
    await site.close()
  }
}

/** From the beginning of the navigation to the frame in which an element that says this stands, ms. */
async function timeOpening(extension: Extension, path: string, selector: string, text: string): Promise<number> {
  const page: Page = await extension.browser.newPage()
  try {
    await page.evaluateOnNewDocument(
      (wanted, words) => {
        const look = () => {
          const found = [...document.querySelectorAll(wanted)].some((element) => element.textContent.includes(words))
          if (found) Object.assign(globalThis, { readyMs: performance.now() })
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      },
      selector,
      text,
    )
    await page.goto(`chrome-extension://${extension.id}/${path}`)
    const ready = await page.waitForFunction(() => (globalThis as { readyMs?: number }).readyMs)
    return (await ready.jsonValue())!
  } finally {
    await page.close()
  }
}
