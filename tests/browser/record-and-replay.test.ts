import type { Page } from 'puppeteer-core'
import { beforeAll, describe, expect, it } from 'vitest'

import { CONTROL, PREFILLED, SECRETS, visitShop } from '../pages/visit.ts'
import { expectSamePicture, readLivePage, showInStage, readStage, type LivePage } from './support/compare-page.ts'
import { openNewestSession, startRecording, stopRecording } from './support/person.ts'
import { findText, readDatabase, type Dump } from './support/read-database.ts'
import { useExtension } from './support/use-extension.ts'

/** One visit to the shop through eight pages, recorded by the built extension; everything below looks at that. */
describe.each(['own', 'rrweb'] as const)('a visit to the shop, written down by the engine %s', (engine) => {
  const given = useExtension('granted', engine)
  let dashboard: Page
  let dump: Dump
  let visited: string[]
  const live = new Map<string, LivePage>()

  beforeAll(async () => {
    const page = await given.extension.browser.newPage()
    await page.goto(given.site.origin)
    const popup = await startRecording(given.extension, page)
    visited = await visitShop(page, given.site.origin, {
      onPage: async (name) => void live.set(name, await readLivePage(page)),
    })
    await stopRecording(popup)
    dump = await readDatabase(popup)
    dashboard = await openNewestSession(given.extension)
  })

  it('is one session with its pages in order', () => {
    expect(dump.sessions).toHaveLength(1)
    expect(dump.sessions[0]).toMatchObject({ status: 'stopped', endReason: 'stopped', isRecovered: false })
    const views = dump.events.filter((event) => event.kind === 'page view')
    const paths = visited.map((url) => new URL(url).pathname)
    expect(views.map((view) => new URL(view.url).pathname).slice(-paths.length)).toEqual(paths)
    expect(dump.sessions[0]!.pageCount).toBe(views.length)
    expect(dump.sessions[0]!.eventCount).toBe(dump.events.length)
  })

  it('has events with accessible names', () => {
    const told = dump.events.map((event) => `${event.kind} ${event.role} ${event.label}`)
    expect(told).toEqual(
      expect.arrayContaining(['click link See all plants', 'input textbox Full name', 'click button Add to cart']),
    )
    expect(dump.events.filter((event) => event.kind === 'submit').length).toBeGreaterThanOrEqual(4)
    const clicks = dump.events.filter((event) => event.kind === 'click')
    expect(clicks.every((event) => event.selector !== '' && event.nodeId > 0)).toBe(true)
  })

  it('keeps nothing that was typed or filled in, in any form', () => {
    expect(findText(dump, CONTROL).length).toBeGreaterThan(0)
    for (const [name, secret] of Object.entries({ ...SECRETS, ...PREFILLED })) {
      expect(findText(dump, secret), name).toEqual([])
    }
  })

  it.each(['home', 'category', 'product', 'cart', 'checkout-1', 'checkout-2', 'checkout-3', 'thanks'])(
    'replays %s as it was',
    async (name) => {
      const before = live.get(name)!
      await showInStage(dashboard, before.at - dump.sessions[0]!.startedAt)
      const replayed = await readStage(dashboard)
      expect(replayed.tree).toEqual(before.tree)
      expect(replayed.styles).toEqual(before.styles)
      expect(replayed.scroll).toEqual(before.scroll)
      await expectSamePicture(dashboard, before, name)
    },
  )
})
