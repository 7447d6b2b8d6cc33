import type { Page } from 'puppeteer-core'
import { beforeAll, describe, expect, it } from 'vitest'

import { readStill } from '@/lib/model/still'

import { showInStage } from './support/compare-page.ts'
import { countStills } from './support/count-stills.ts'
import { findSessions, type FoundSession } from './support/find-session.ts'
import { find, openNewestSession, startRecording, stopRecording } from './support/person.ts'
import { expectNear, readColours, readSizes } from './support/read-colours.ts'
import { readDatabase, waitForDatabase } from './support/read-database.ts'
import { useExtension } from './support/use-extension.ts'

/** The film: a second of each colour. */
const [FIRST, SECOND, THIRD, FOURTH] = [
  [46, 139, 87],
  [0, 0, 128],
  [255, 140, 0],
  [128, 0, 128],
] as const

const readTime = (page: Page) => page.evaluate(() => Date.now())

/** What videos show: as pictures in their place, and none of what a rule hides or nobody may read. */
describe('a page with films', () => {
  const given = useExtension()
  let dashboard: Page
  let session: FoundSession
  const moments = new Map<string, number>()

  beforeAll(async () => {
    const page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}/gallery/films.html`)
    await page.waitForSelector('html[data-ready]')
    const tabId = await given.extension.tabIdOf(page)
    const popup = await startRecording(given.extension, page)
    const waitForStills = (videos: number, pictures: number) =>
      waitForDatabase(
        popup,
        (dump) => [...countStills(dump, tabId).values()].filter((count) => count >= pictures).length >= videos,
        60_000,
      )
    // The file, the one that is sought, the one that is played, the one in a shadow root.
    await waitForStills(4, 1)
    moments.set('first', await readTime(page))
    await page.click('#show')
    await page.waitForSelector('html[data-shown]')
    await waitForStills(3, 2)
    // The last picture of a film comes a moment after its end.
    await page.waitForFunction((from) => Date.now() - from > 2_000, {}, await readTime(page))
    moments.set('shown', await readTime(page))
    await page.type('#name', 'Ottoline Bracken')
    moments.set('typed', await readTime(page))
    await page.waitForFunction((from) => Date.now() - from > 2_000, {}, await readTime(page))
    await stopRecording(popup)
    session = findSessions(await readDatabase(popup), tabId)[0]!
    dashboard = await openNewestSession(given.extension)
  })

  const show = (name: string) => showInStage(dashboard, moments.get(name)! - session.session.startedAt)

  it('is replayed with the first frame of each', async () => {
    await show('first')
    const colours = await readColours(dashboard, 'video')
    for (const id of ['plain', 'sought', 'played', 'shadow']) expectNear(colours[id], FIRST, id)
  })

  it('is replayed with what was sought and played', async () => {
    await show('shown')
    const colours = await readColours(dashboard, 'video')
    expectNear(colours['plain'], FIRST, 'plain')
    expectNear(colours['sought'], SECOND, 'sought')
    expectNear(colours['shadow'], THIRD, 'shadow')
    expectNear(colours['played'], FOURTH, 'played')
  })

  it('gives each the size it had, and the time', async () => {
    await show('shown')
    const sizes = await readSizes(dashboard, 'video')
    expect(sizes).toMatchObject({ plain: [320, 180], sought: [306, 96], shadow: [320, 180], foreign: [320, 180] })
    const time = await dashboard.evaluate(
      () =>
        document
          .querySelector<HTMLIFrameElement>('.stage-screen:not(.stage-screen-hidden) iframe')!
          .contentDocument!.querySelector<HTMLVideoElement>('#sought')!.currentTime,
    )
    expect(time).toBeCloseTo(1.5)
  })

  it('keeps no picture of what is hidden, live or of another site, or made here after something was typed', async () => {
    const kept = session.rrwebEvents.flatMap(({ data, timestamp }) => {
      const still = readStill(data)
      return still ? [{ timestamp, nodeId: still.nodeId }] : []
    })
    expect(new Set(kept.map(({ nodeId }) => nodeId)).size).toBe(4)
    expect(kept.filter(({ timestamp }) => timestamp > moments.get('typed')!)).toEqual([])
    await dashboard.click('[role="tab"]::-p-text(Health)')
    await find(dashboard, 'region', 'A live video')
    await find(dashboard, 'region', 'A video of another site')
    await find(dashboard, 'region', 'A video after typing')
  })
})
