import { IncrementalSource, type eventWithTime } from '@rrweb/types'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { stateAt } from '@/lib/replay/state/state-at'
import { cutEvents } from '@/lib/replay/state/cut-events'

import { launchBrowser } from '../../scripts/launch-browser.ts'
import { inOrder, recordPage, show } from './support/record-busy.ts'
import { openLab, readDemo, type ShowResult } from './support/replay-lab.ts'

interface Lab {
  showIn: (events: eventWithTime[], options: { at: number; useVirtualDom: boolean }) => Promise<ShowResult>
  StateAt: { stateAt: typeof stateAt }
}

interface Pair {
  played: ShowResult
  built: ShowResult
  /** As the player does it by default: fewer details are right, but nothing may be warned of. */
  builtFast: ShowResult
  skippedCount: number
}

/**
 * The moment reached by playing everything before it, and by what `stateAt` built of it. Both without the Replayer's
 * shortcut over a virtual DOM, which forgets rules of constructed sheets and the quirks mode of frames.
 */
function showBoth(page: Page, events: eventWithTime[], at: number): Promise<Pair> {
  return page.evaluate(
    async (events, at) => {
      const { showIn, StateAt } = globalThis as unknown as Lab
      const built = StateAt.stateAt(events, at)
      return {
        built: await showIn(structuredClone(built.events), { at, useVirtualDom: false }),
        builtFast: await showIn(structuredClone(built.events), { at, useVirtualDom: true }),
        played: await showIn(structuredClone(events), { at, useVirtualDom: false }),
        skippedCount: built.skippedCount,
      }
    },
    events,
    at,
  )
}

/** The kinds of increment that have to be in a recording for it to be worth the name. */
const TOLD = {
  'in every way': [
    IncrementalSource.Mutation,
    IncrementalSource.MouseMove,
    IncrementalSource.MouseInteraction,
    IncrementalSource.Scroll,
    IncrementalSource.Input,
    IncrementalSource.MediaInteraction,
    IncrementalSource.StyleSheetRule,
    IncrementalSource.StyleDeclaration,
    IncrementalSource.Selection,
    IncrementalSource.AdoptedStyleSheet,
  ],
  'at random': [IncrementalSource.Mutation, IncrementalSource.StyleSheetRule],
}

describe('stateAt shows in a Replayer what fast-forwarding shows', () => {
  let browser: Browser
  let lab: Page

  beforeAll(async () => {
    browser = await launchBrowser(undefined)
    lab = await openLab(browser, { StateAt: 'lib/replay/state/state-at.ts' })
  })
  afterAll(async () => {
    await browser?.close()
  })

  it('at 24 moments of the demo recording', async () => {
    const events = inOrder(readDemo())
    const first = events[0]!.timestamp
    const length = events.at(-1)!.timestamp - first
    for (let index = 1; index <= 24; index += 1) {
      const { played, built, builtFast, skippedCount } = await showBoth(
        lab,
        events,
        Math.round(first + (length * index) / 24),
      )
      expect(built.shown, `moment ${index}`).toEqual(played.shown)
      expect([...built.warnings, ...builtFast.warnings]).toEqual([])
      expect(skippedCount).toBe(0)
    }
  })

  it.each(['in every way', 'at random'] as const)('and goes on from there as the page did, %s', async (kind) => {
    const { events, moments } = await recordPage(browser, kind)
    for (let cut = 2; cut < moments.length - 2; cut += 3) {
      const built = cutEvents(events, moments[cut]!)
      for (const at of [moments[cut + 1]!, moments[cut + 2]!, moments.at(-1)!]) {
        const played = await show(lab, events, at)
        const gone = await show(lab, built, at)
        expect(gone.shown, `from ${cut} to ${moments.indexOf(at)}`).toEqual(played.shown)
        expect(gone.warnings).toEqual([])
      }
    }
  })

  it.each(['in every way', 'at random'] as const)('at 20 and more moments of a page that changes %s', async (kind) => {
    const { events, moments } = await recordPage(browser, kind)
    expect(moments.length).toBeGreaterThanOrEqual(20)
    const sources = new Set(events.map(({ data }) => (data as { source?: number }).source))
    expect(TOLD[kind].filter((source) => !sources.has(source))).toEqual([])
    for (const [index, at] of moments.entries()) {
      const { played, built, builtFast } = await showBoth(lab, events, at)
      expect(built.shown, `step ${index + 1}`).toEqual(played.shown)
      expect([...built.warnings, ...builtFast.warnings], `step ${index + 1}`).toEqual([])
    }
  })
})
