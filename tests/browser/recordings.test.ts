import type { eventWithTime } from '@rrweb/types'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { assembleBlock } from '@/lib/replay/assemble-block'
import { assembleWindow } from '@/lib/replay/assemble-window'
import { createPageIndex, indexEvents } from '@/lib/replay/index-page'

import { buildPage } from '../fixtures/rows.ts'
import { find } from './support/person.ts'
import { playToEnd, seekTo } from './support/play-in-page.ts'
import type { Shown } from './support/read-shown.ts'
import { recordPage, show } from './support/record-busy.ts'
import { openLab, readDemo, type ShowResult } from './support/replay-lab.ts'
import { seedPage } from './support/seed-page.ts'
import { recordSituation, SITUATIONS } from './support/situations.ts'
import { useExtension } from './support/use-extension.ts'

/** What other recorders and other pages made is played to its end, and nobody complains. */
describe('a recording', () => {
  const given = useExtension()
  const complaints: string[] = []
  let lab: Page
  let popup: Page
  let dashboard: Page

  beforeAll(async () => {
    const { browser, open } = given.extension
    lab = await openLab(browser, { LetMediaPlay: 'components/player/let-media-play.ts' })
    popup = await open('popup.html')
    dashboard = await open('dashboard.html')
    dashboard.on('pageerror', (error) => complaints.push(String(error)))
    dashboard.on('console', (message) => {
      // A replay requests nothing and keeps no films: of what it has not, the browser and the Replayer say so.
      const isKnown = /Content Security Policy|^media playback error/.test(message.text())
      if (/error|warn/.test(message.type()) && !isKnown) complaints.push(message.text())
    })
  })
  afterAll(() => lab?.close())

  it.each(Object.keys(SITUATIONS))('of %s plays to its end', async (name) => {
    await expectPlayed(name, await recordSituation(given.extension.browser, name))
  })

  it('of a page that changes in every way plays to its end', async () => {
    await expectPlayed('busy', (await recordPage(given.extension.browser, 'in every way')).events)
  })

  it('that comes with rrweb’s player plays to its end', () => expectPlayed('demo', readDemo()))

  async function expectPlayed(id: string, events: eventWithTime[]): Promise<void> {
    expect(events.length).toBeGreaterThan(2)
    const ending = await playInLab(events)
    await seedPage(popup, id, events)
    await dashboard.bringToFront()
    await dashboard.goto(`chrome-extension://${given.extension.id}/dashboard.html#/sessions/${encodeURIComponent(id)}`)
    await dashboard.reload()
    await find(dashboard, 'slider', 'Seek', 30_000)
    await dashboard.select('select[aria-label="Speed"]', '16')
    await playToEnd(dashboard)
    const isAtEnd = await dashboard.$eval('input[aria-label="Seek"]', (slider) => slider.value === slider.max)
    expect([isAtEnd, await dashboard.$('.stage-unread')]).toEqual([true, null])
    // As it was played, and by a seek from the start.
    const end = await dashboard.$eval('input[aria-label="Seek"]', (slider) => Number(slider.max))
    const [played, , sought] = await seekTo(dashboard, [end, 0, end])
    expect(ending.warnings).toEqual([])
    expect(listElements(played!)).toEqual(ending.elements)
    expect(listElements(sought!)).toEqual(ending.elements)
    expect(complaints.splice(0)).toEqual([])
  }

  /** What the Replayer says to what the stage gives it, and what it shows in the end. */
  async function playInLab(events: eventWithTime[]): Promise<{ warnings: string[]; elements: string[] }> {
    const page = buildPage({ id: 'page' })
    const index = createPageIndex(page.id)
    indexEvents(index, events)
    const { blocks } = assembleWindow('window', [index])!
    await lab.bringToFront()
    const results: ShowResult[] = []
    for (const block of blocks) {
      const { events: shown, to } = assembleBlock(block, [page], () => events)!
      results.push(await show(lab, shown, to, { useVirtualDom: true }))
    }
    return { warnings: results.flatMap(({ warnings }) => warnings), elements: listElements(results.at(-1)!.shown) }
  }
})

/** Which elements there are and how deep: a Replayer that changes its documents in a seek knows less of their state. */
function listElements({ lines }: Shown): string[] {
  return lines.filter((line) => line.trimStart().startsWith('"tag"'))
}
