import type { Page } from 'puppeteer-core'
import { beforeAll, describe, expect, it } from 'vitest'

import { readStill } from '@/lib/model/still'

import { readLivePage, showInStage, type LivePage } from './support/compare-page.ts'
import { countStills } from './support/count-stills.ts'
import { findSessions, type FoundSession } from './support/find-session.ts'
import { find, openNewestSession, startRecording, stopRecording } from './support/person.ts'
import { expectNear, readColours, readSizes } from './support/read-colours.ts'
import { readDatabase, waitForDatabase } from './support/read-database.ts'
import { useExtension } from './support/use-extension.ts'

const SECRET = 'Ottoline Bracken'

/** What a page draws by itself: canvases of every kind, as pictures in their place, and none that a rule hides. */
describe('a page that draws', () => {
  const given = useExtension()
  let dashboard: Page
  let session: FoundSession
  const live = new Map<string, LivePage>()

  beforeAll(async () => {
    const page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}/gallery/drawn.html`)
    await page.waitForSelector('html[data-ready]')
    const tabId = await given.extension.tabIdOf(page)
    const popup = await startRecording(given.extension, page)
    /** So many canvases with so many pictures each. */
    const waitForStills = (canvases: number, pictures: number) =>
      waitForDatabase(
        popup,
        (dump) => [...countStills(dump, tabId).values()].filter((count) => count >= pictures).length >= canvases,
        60_000,
      )

    // All but the one of another site, the hidden one, and three of which nothing can be read by then: two that nobody
    // drew on, and one of WebGL, which keeps no picture of what was drawn before the recording.
    await waitForStills(6, 1)
    await page.click('#draw')
    // Those of WebGL and in the frame are shown from now on; one was drawn again, and one moves.
    await waitForStills(8, 1)
    await waitForStills(2, 2)
    await page.mouse.move(1, 1)
    live.set('drawn again', await readLivePage(page))
    await page.click('#restyle')
    live.set('another style', await readLivePage(page))
    await page.type('#name', SECRET)
    live.set('typed', await readLivePage(page))
    await page.click('#draw')
    await stopRecording(popup)
    session = findSessions(await readDatabase(popup), tabId)[0]!
    dashboard = await openNewestSession(given.extension)
  })

  it.each([
    ['drawn again', ['plain', 'scaled', 'gl', 'worker', 'bitmap', 'shadow', 'framed']],
    ['another style', ['plain', 'scaled', 'gl', 'worker', 'bitmap', 'shadow']],
  ])('is replayed with its pictures: %s', async (name, shown) => {
    const { at } = live.get(name)!
    await showInStage(dashboard, at - session.session.startedAt)
    const colours = await readColours(dashboard, 'canvas')
    const expected = {
      plain: [0, 0, 128],
      scaled: [128, 0, 128],
      gl: [204, 26, 102],
      worker: [128, 128, 0],
      bitmap: [255, 140, 0],
      shadow: [112, 128, 144],
      framed: [178, 34, 34],
    }
    for (const id of shown) expectNear(colours[id], expected[id as keyof typeof expected], id)
    expect(colours['moving']?.[0], 'what moves').toBeGreaterThan(200)
    expect(colours['hidden'], 'hidden by a mark').toBeUndefined()
  })

  it('tells of what was drawn after a click where nothing was before, and not of what moves by itself', () => {
    const drawn = session.rrwebEvents.filter(({ data }) => JSON.stringify(data).includes('"drawn"'))
    // By the first click on three canvases, by the second on what rested meanwhile.
    expect(drawn.length).toBeGreaterThanOrEqual(3)
    expect(drawn.length).toBeLessThanOrEqual(6)
  })

  it('keeps the size of what was never drawn on', async () => {
    const sizes = await readSizes(dashboard, 'canvas')
    expect(sizes['untouched']).toEqual([240, 120])
    expect(sizes['scaled']).toEqual([246, 96])
    expect(sizes['foreign']).toEqual([240, 120])
  })

  it('keeps no picture of what was drawn after something was typed into a masked field, and says so', async () => {
    const typedAt = live.get('another style')!.at
    const late = session.rrwebEvents.filter(({ data, timestamp }) => timestamp > typedAt + 2_000 && readStill(data))
    expect(late).toEqual([])
    await dashboard.click('[role="tab"]::-p-text(Health)')
    await find(dashboard, 'region', 'A canvas after typing')
    await find(dashboard, 'region', 'A canvas of another site')
    // Two of the three may have drawn before it was said of them.
    const empty = await find(dashboard, 'region', 'A canvas that was empty')
    expect(await empty.evaluate((region) => region.textContent)).toMatch(/ [1-3] canvas/)
  })
})
