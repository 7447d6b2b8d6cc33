import type { Page } from 'puppeteer-core'
import { beforeAll, describe, expect, it } from 'vitest'

import { expectReplayed, readLivePage, type LivePage } from './support/compare-page.ts'
import { findSessions } from './support/find-session.ts'
import { openNewestSession, startRecording, stopRecording } from './support/person.ts'
import { readDatabase, waitForDatabase } from './support/read-database.ts'
import { useExtension } from './support/use-extension.ts'

const prefer = (page: Page, scheme: string, motion: string) =>
  page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: motion },
  ])

/** The viewer has light colours and all motion throughout. */
describe('a page that looks as the person wants pages to', () => {
  const given = useExtension()
  const live: LivePage[] = []
  let dashboard: Page
  let startedAt: number

  beforeAll(async () => {
    const page = await given.extension.browser.newPage()
    await prefer(page, 'dark', 'no-preference')
    await page.goto(`${given.site.origin}/gallery/layout.html`)
    const tabId = await given.extension.tabIdOf(page)
    const popup = await startRecording(given.extension, page)
    for (const [scheme, motion] of [
      ['dark', 'no-preference'],
      ['light', 'reduce'],
      ['dark', 'reduce'],
      ['light', 'no-preference'],
    ] as const) {
      await prefer(page, scheme, motion)
      // With other wishes the page is told from the whole again, at its own pace.
      await waitForDatabase(popup, (dump) => {
        const pictures = findSessions(dump, tabId)[0]!.rrwebEvents.filter(({ type }) => (type as number) === 2)
        return JSON.stringify(pictures.at(-1)).includes('prefers-reduced-motion: reduce;') === (motion === 'reduce')
      })
      live.push(await readLivePage(page))
    }
    await stopRecording(popup)
    startedAt = findSessions(await readDatabase(popup), tabId)[0]!.session.startedAt
    dashboard = await openNewestSession(given.extension)
  })

  it.each([0, 1, 2, 3])('is replayed as it was, whatever the viewer wants: %d', async (at) => {
    await expectReplayed(dashboard, live[at]!, startedAt, `gallery-schemes-${at}`)
    expect(live).toHaveLength(4)
  })
})
