import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { launchExtension, type Extension } from './support/extension.ts'
import { find, press } from './support/person.ts'
import { runAxe } from './support/run-axe.ts'
import { seedLibrary } from './support/seed-library.ts'
import { sendToDesk } from './support/send-to-desk.ts'

const FILTER = {
  join: 'and',
  parts: [
    {
      kind: 'event',
      atLeast: 2,
      event: { kind: 'click', where: [{ field: 'label', test: { is: 'is', value: 'Search' } }] },
    },
    {
      kind: 'sequence',
      events: [
        { kind: 'page view', where: [] },
        { kind: 'error', where: [] },
      ],
    },
    {
      join: 'or',
      parts: [
        { kind: 'person', test: { is: 'contains', value: 'person' } },
        { kind: 'cohort', id: 'c' },
      ],
    },
    { kind: 'page', isNot: true, test: { is: 'matches', value: '(' } },
  ],
}

/** Screens outside the player, with things in them. */
const SCREENS: [name: string, hash: string, until: string][] = [
  ['Home', '#/home', '.recent-sessions'],
  ['the list', '#/sessions', '.session-row'],
  ['the list with a filter', `#/sessions?f=${encodeURIComponent(JSON.stringify(FILTER))}`, '.filter-row'],
  ['an empty list', '#/sessions?q=nothing-is-called-this', '.empty-state'],
  ['people', '#/people', '.people-row'],
  ['a person', '#/people/person-3', '.person-session'],
  ['cohorts', '#/cohorts', '.people-item'],
  ['studies', '#/studies', '.people-item'],
  ['a study', '#/studies/Spring%20study', '.recent-sessions'],
  ['settings of recording', '#/settings', 'h1'],
]

describe('every screen can be used by everybody', { timeout: 120_000 }, () => {
  let extension: Extension
  let page: Page

  beforeAll(async () => {
    extension = await launchExtension()
    page = await extension.open('popup.html')
    await seedLibrary(page, { sessionCount: 300, eventCount: 20, hasEvents: true })
    await sendToDesk(page, 'saveFilter', { filter: { id: 'f', name: 'Errors', query: 'q=error', createdAt: 0 } })
    const filter = { join: 'and', parts: [{ kind: 'text', text: 'cart' }] }
    await sendToDesk(page, 'saveCohort', { cohort: { id: 'c', name: 'Buyers', kind: 'live', filter, createdAt: 0 } })
    const study = { name: 'Spring study', participants: [{ code: 'P1', note: '' }], tasks: ['Buy'], consentNote: '' }
    await sendToDesk(page, 'saveStudy', { study: { ...study, createdAt: 0 }, formerName: null })
    await sendToDesk(page, 'savePerson', { person: { id: 'person-3', name: 'Ada', properties: { plan: 'pro' } } })
    await sendToDesk(page, 'mergePerson', { id: 'person-5', into: 'person-3' })
  })
  afterAll(() => extension?.close())

  async function open(hash: string, until: string): Promise<void> {
    await page.goto(`chrome-extension://${extension.id}/dashboard.html${hash}`)
    await page.waitForSelector(until, { visible: true })
  }

  /** Without motion: a colour that is still changing is none that anybody reads. */
  const show = (scheme: string) =>
    page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ])

  for (const scheme of ['light', 'dark']) {
    it.each(SCREENS)(`axe finds nothing in ${scheme} on %s`, async (_, hash, until) => {
      await show(scheme)
      await open(hash, until)
      expect(await runAxe(page)).toEqual([])
    })

    it(`nor in what opens from the list in ${scheme}`, async () => {
      await show(scheme)
      await open('#/sessions', '.session-row')
      await press(page, 'button', 'Add filter')
      await find(page, 'textbox', 'Find a filter')
      expect(await runAxe(page)).toEqual([])
      await page.keyboard.press('Escape')
      await press(page, 'button', 'All time')
      await find(page, 'button', 'Last 7 days')
      expect(await runAxe(page)).toEqual([])
      await page.keyboard.press('Escape')
      await page.keyboard.press('j')
      await page.keyboard.press('x')
      await press(page, 'button', 'Tag')
      await find(page, 'combobox', 'Tag')
      expect(await runAxe(page)).toEqual([])
    })
  }

  it('at 1280 px and at half of it no screen scrolls to the side', async () => {
    for (const width of [1280, 640]) {
      await page.setViewport({ width, height: 800 })
      for (const [, hash, until] of SCREENS) {
        await page.goto(`chrome-extension://${extension.id}/dashboard.html${hash}`)
        await page.waitForSelector(until)
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect([hash, overflow]).toEqual([hash, 0])
      }
    }
  })
})
