import type { Page } from 'puppeteer-core'
import { beforeAll, describe, expect, it } from 'vitest'

import { expectReplayed, readLivePage, type LivePage } from './support/compare-page.ts'
import { findSessions } from './support/find-session.ts'
import { openNewestSession, startRecording, stopRecording } from './support/person.ts'
import { readDatabase } from './support/read-database.ts'
import { useExtension } from './support/use-extension.ts'

const prefer = (page: Page, value: string) => page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }])

/** The viewer has light colours throughout. */
describe('a page whose colours are those the person wants', () => {
  const given = useExtension()
  const live: LivePage[] = []
  let dashboard: Page
  let startedAt: number

  beforeAll(async () => {
    const page = await given.extension.browser.newPage()
    await prefer(page, 'dark')
    await page.goto(`${given.site.origin}/gallery/layout.html`)
    const tabId = await given.extension.tabIdOf(page)
    const popup = await startRecording(given.extension, page)
    for (const scheme of ['dark', 'light', 'dark']) {
      await prefer(page, scheme)
      live.push(await readLivePage(page))
    }
    await stopRecording(popup)
    startedAt = findSessions(await readDatabase(popup), tabId)[0]!.session.startedAt
    dashboard = await openNewestSession(given.extension)
  })

  it.each([0, 1, 2])('is replayed as it was, whatever the viewer wants: %d', async (at) => {
    await expectReplayed(dashboard, live[at]!, startedAt, `gallery-schemes-${at}`)
    expect(live).toHaveLength(3)
  })
})
