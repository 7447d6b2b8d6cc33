import type { Page } from 'puppeteer-core'
import { beforeAll, describe, expect, it } from 'vitest'

import { expectReplayed, readLivePage, type LivePage } from './support/compare-page.ts'
import { findSessions } from './support/find-session.ts'
import { openNewestSession, startRecording, stopRecording } from './support/person.ts'
import { readDatabase } from './support/read-database.ts'
import { useExtension } from './support/use-extension.ts'

const PAGES = [
  'shadow',
  'top-layer',
  'states',
  'scrolls',
  'layout',
  'frames',
  'media',
  'embedded',
  'animations',
  'svg',
  'focus',
]

/** Pages that are hard to show: each line of what a replay has to look like, driven in four steps. */
describe.each(PAGES)('the page of the gallery: %s', (name) => {
  const given = useExtension()
  const live: LivePage[] = []
  let dashboard: Page
  let startedAt: number

  beforeAll(async () => {
    const page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}/gallery/${name}.html`)
    const tabId = await given.extension.tabIdOf(page)
    const popup = await startRecording(given.extension, page)
    for (const step of [-1, 0, 1, 2, 3]) {
      await page.evaluate((at) => (globalThis as unknown as { steps: (() => unknown)[] }).steps[at]?.(), step)
      live.push(await readLivePage(page))
    }
    await stopRecording(popup)
    startedAt = findSessions(await readDatabase(popup), tabId)[0]!.session.startedAt
    dashboard = await openNewestSession(given.extension)
  })

  it.each([0, 1, 2, 3, 4])('is replayed as it was after step %d', async (at) => {
    await expectReplayed(dashboard, live[at]!, startedAt, `gallery-${name}-${at}`)
    expect(live).toHaveLength(5)
  })
})
