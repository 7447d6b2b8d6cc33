import { IncrementalSource, type eventWithTime } from '@rrweb/types'
import type { Page } from 'puppeteer-core'
import { beforeAll, describe, expect, it } from 'vitest'

import { generateRecording, type GeneratedWindow, type RecordingSize } from '../fixtures/generate-recording.ts'
import { buildIncrement, buildMeta, buildSnapshot } from '../fixtures/rrweb-events.ts'
import { createRandom } from '../fixtures/random.ts'
import { find, openNewestSession, press } from './support/person.ts'
import { playToEnd, seekTo } from './support/play-in-page.ts'
import type { Shown } from './support/read-shown.ts'
import { openLab, type playThrough } from './support/replay-lab.ts'
import { seedPage } from './support/seed-page.ts'
import { seedRecording } from './support/seed-recording.ts'
import { useExtension } from './support/use-extension.ts'

const HOUR_MS = 3_600_000
const HOUR: RecordingSize = {
  seed: 11,
  windowCount: 3,
  lengthMs: HOUR_MS,
  stepMs: 250,
  elementCount: 60,
  wordCount: 4,
}
const SEEKS = 200
const SEEKS_AT_ONCE = 20

interface Moment {
  at: number
  windowId: string
}

/** What a seek shows is what playing from the start shows, wherever it goes and wherever it comes from. */
describe('a session of three windows and an hour', { timeout: 300_000 }, () => {
  const given = useExtension()
  const recording = generateRecording(HOUR)
  const moments = chooseMoments()
  const played = new Map<Moment, Shown>()
  let dashboard: Page

  beforeAll(async () => {
    const lab = await openLab(given.extension.browser, {})
    await lab.bringToFront()
    for (const window of recording.windows) {
      const own = moments.filter(({ windowId }) => windowId === window.id).toSorted((a, b) => a.at - b.at)
      const shown = await play(
        lab,
        listUnaided(window),
        own.map(({ at }) => at),
      )
      own.forEach((moment, index) => played.set(moment, shown[index]!))
    }
    await lab.close()
    const popup = await given.extension.open('popup.html')
    await seedRecording(popup, HOUR)
    await popup.close()
    dashboard = await openNewestSession(given.extension, 30_000)
  })

  it(`shows after each of ${SEEKS} seeks what playing from the start shows`, async () => {
    expect(new Set(moments.map(({ windowId }) => windowId)).size).toBe(3)
    for (let from = 0; from < SEEKS; from += SEEKS_AT_ONCE) {
      const some = moments.slice(from, from + SEEKS_AT_ONCE)
      const sought = await seekTo(
        dashboard,
        some.map(({ at }) => at - recording.from),
      )
      for (const [index, moment] of some.entries())
        expect(sought[index]!.lines, `${moment.windowId} at ${moment.at} `).toEqual(played.get(moment)!.lines)
    }
    expect(new Set([...played.values()].map(({ lines }) => lines.join(''))).size).toBeGreaterThan(SEEKS * 0.9)
  })

  /** Of the window the person did something in last. */
  function chooseMoments(): Moment[] {
    const random = createRandom(HOUR.seed + 1)
    const { from, to, acts, windows } = recording
    return Array.from({ length: SEEKS }, () => {
      const at = Math.floor(from + 20 + random() * (to - from - 20))
      return { at, windowId: acts.findLast((act) => act.at <= at)?.windowId ?? windows[0]!.id }
    })
  }
})

/** A window's events with one picture of each page, the first: what is seen later is made of changes alone. */
function listUnaided({ pages }: GeneratedWindow): eventWithTime[] {
  return pages.flatMap(({ events }) => events.filter(({ type }, index) => index < 2 || (type !== 2 && type !== 4)))
}

function play(lab: Page, events: eventWithTime[], moments: number[]): Promise<Shown[]> {
  return lab.evaluate(
    (list, at) => (globalThis as unknown as { playThrough: typeof playThrough }).playThrough(list, at),
    events,
    moments,
  )
}

/** Hours for which the machine slept, one after the other; summer time begins in the first night. */
const SLEEPS_H = [24, 72, 150]
const ASLEEP_AT = Date.UTC(2026, 2, 28, 20)

describe('a session in which the machine slept', () => {
  const given = useExtension()
  const wokeMs = SLEEPS_H.map((_, index) =>
    SLEEPS_H.slice(0, index + 1).reduce((sum, hours) => sum + hours * HOUR_MS, 0),
  )
  let dashboard: Page

  beforeAll(async () => {
    const clicks = [0, ...wokeMs].flatMap((ms) => [click(ASLEEP_AT + ms), click(ASLEEP_AT + ms + 300)])
    const popup = await given.extension.open('popup.html')
    await seedPage(popup, 'Slept', [buildMeta(ASLEEP_AT), buildSnapshot(ASLEEP_AT), ...clicks])
    await popup.close()
    dashboard = await given.extension.open('dashboard.html')
    await dashboard.emulateTimezone('Europe/Berlin')
    await dashboard.goto(`chrome-extension://${given.extension.id}/dashboard.html#/sessions/Slept`)
    await find(dashboard, 'slider', 'Seek')
  })

  it('is played across each sleep by one seek, whether inactivity is skipped or not', async () => {
    const skipping = await playToEnd(dashboard)
    await press(dashboard, 'switch', 'Skip inactivity')
    const watching = await playToEnd(dashboard)
    for (const { jumps, clocks } of [skipping, watching]) {
      expect(jumps).toHaveLength(SLEEPS_H.length)
      for (const [index, { to }] of jumps.entries()) {
        expect(to - wokeMs[index]!).toBeGreaterThanOrEqual(0)
        expect(to - wokeMs[index]!).toBeLessThan(1_300)
      }
      expect(clocks.map((clock) => clock.slice(0, 5))).toEqual(['21:00', '22:00', '22:00', '04:00'])
    }
  })

  const click = (at: number) => buildIncrement(IncrementalSource.MouseInteraction, at, { type: 2, id: 2, x: 5, y: 5 })
})
