import { rmSync } from 'node:fs'

import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { createCountingBuild, QUERIES_CHANNEL } from './support/counting-build.ts'
import { waitFor } from './support/extension-state.ts'
import { launchExtensionOf, type Extension } from './support/extension.ts'
import { seedLibrary } from './support/seed-library.ts'
import { seedRecording } from './support/seed-recording.ts'

const SESSIONS = 300
const RECORDING = { seed: 5, windowCount: 1, lengthMs: 60_000, stepMs: 200, elementCount: 50, wordCount: 6 }
const FILTER = { join: 'and', parts: [{ kind: 'event', event: { kind: 'click', where: [] }, atLeast: 1 }] }

/** The most that opening a screen may ask of IndexedDB, its workers included. */
const BUDGETS: [name: string, path: string, until: string, most: number][] = [
  ['the popup', 'popup.html', 'button', 4],
  ['Home', 'dashboard.html#/home', '.recent-sessions', 60],
  ['the list', 'dashboard.html#/sessions', '.session-row', 225],
  [
    'the list with a filter',
    `dashboard.html#/sessions?f=${encodeURIComponent(JSON.stringify(FILTER))}`,
    '.session-row',
    225,
  ],
  ['a session', 'dashboard.html#/sessions/session-1', '.stage-screen iframe', 25],
  ['people', 'dashboard.html#/people', '.people-row', 10],
  ['a person', 'dashboard.html#/people/person-3', '.person-session', 12],
  ['studies', 'dashboard.html#/studies', 'h1', 8],
  ['a funnel', 'dashboard.html#/insights/funnel', 'h1', 16],
  ['settings', 'dashboard.html#/settings', 'h1', 5],
]

/** A count rises when somebody reads row by row, long before anybody could feel it. */
describe('queries of a screen', { timeout: 120_000 }, () => {
  let folder: string
  let extension: Extension

  beforeAll(async () => {
    folder = createCountingBuild()
    extension = await launchExtensionOf(folder)
    const page = await extension.open('popup.html')
    await seedLibrary(page, { sessionCount: SESSIONS, eventCount: 20, hasEvents: true })
    await seedRecording(page, RECORDING)
    await page.close()
  })
  afterAll(async () => {
    await extension?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  for (const [name, path, until, most] of BUDGETS) {
    it(`are few for ${name}`, async () => {
      const queries = await openCounted(extension, path, until)
      expect(queries.length).toBeGreaterThan(0)
      expect(queries.length, queries.join(' ')).toBeLessThanOrEqual(most)
    })
  }
})

/** All that was asked until the screen stands and nothing more was asked for a while. */
async function openCounted(extension: Extension, path: string, until: string): Promise<string[]> {
  const page = await extension.browser.newPage()
  await page.evaluateOnNewDocument((channel) => {
    const queries: string[] = []
    Object.assign(globalThis, { queries })
    new BroadcastChannel(channel).addEventListener('message', ({ data }) => queries.push(data as string))
  }, QUERIES_CHANNEL)
  await page.goto(`chrome-extension://${extension.id}/${path}`)
  await page.waitForSelector(until, { visible: true })
  let quiet = 0
  let before = -1
  await waitFor(
    async () => (await readQueries(page)).length,
    (count) => {
      quiet = count === before ? quiet + 1 : 0
      before = count
      return quiet >= 20
    },
  )
  const queries = await readQueries(page)
  await page.close()
  return queries
}

function readQueries(page: Page): Promise<string[]> {
  return page.evaluate(() => (globalThis as unknown as { queries: string[] }).queries)
}
