import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { advanceActivity } from '@/lib/ingest/advance-activity'
import { ACTIVITY_THRESHOLD_MS } from '@/lib/ingest/limits'
import { isInteraction } from '@/lib/model/interaction'

import { buildIncrement, buildMutation, buildPageView, buildSnapshot } from '../../../fixtures/rrweb-events'

const NONE = { lastAt: null, activeMs: 0 }
const instants = fc.array(fc.integer({ min: 0, max: 120_000 }))

describe('advanceActivity', () => {
  it('counts nothing for one interaction', () => {
    expect(advanceActivity(NONE, [1_000])).toEqual({ lastAt: 1_000, activeMs: 0 })
  })

  it('counts a span up to the threshold and none above it', () => {
    expect(advanceActivity(NONE, [0, ACTIVITY_THRESHOLD_MS])).toEqual({ lastAt: 5_000, activeMs: 5_000 })
    expect(advanceActivity(NONE, [0, ACTIVITY_THRESHOLD_MS + 1])).toEqual({ lastAt: 5_001, activeMs: 0 })
  })

  it('goes on where it stood', () => {
    expect(advanceActivity({ lastAt: 1_000, activeMs: 700 }, [3_000])).toEqual({ lastAt: 3_000, activeMs: 2_700 })
  })

  it('is not changed by nothing', () => {
    expect(advanceActivity({ lastAt: 5, activeMs: 3 }, [])).toEqual({ lastAt: 5, activeMs: 3 })
  })

  it('counts nothing twice when an earlier instant comes late', () => {
    expect(advanceActivity({ lastAt: 5_000, activeMs: 5_000 }, [1_000, 2_000])).toEqual({
      lastAt: 5_000,
      activeMs: 5_000,
    })
  })

  it('gives the same for any order within one call', () => {
    fc.assert(
      fc.property(instants, (list) => {
        expect(advanceActivity(NONE, list)).toEqual(advanceActivity(NONE, list.toReversed()))
      }),
    )
  })

  it('gives the same for one call and for many in order of time', () => {
    fc.assert(
      fc.property(instants, (list) => {
        const sorted = list.toSorted((a, b) => a - b)
        const stepped = sorted.reduce((activity, at) => advanceActivity(activity, [at]), advanceActivity(NONE, []))
        expect(stepped).toEqual(advanceActivity(NONE, list))
      }),
    )
  })

  it('is never longer than the time from the first interaction to the last', () => {
    fc.assert(
      fc.property(instants, instants, (list, late) => {
        const all = [...list, ...late]
        const { activeMs, lastAt } = advanceActivity(advanceActivity(NONE, list), late)
        expect(activeMs).toBeLessThanOrEqual(all.length === 0 ? 0 : Math.max(...all) - Math.min(...all))
        expect(lastAt).toBe(all.length === 0 ? null : Math.max(...all))
      }),
    )
  })
})

describe('isInteraction', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 12])('holds for source %i, which a person causes', (source) => {
    expect(isInteraction(buildIncrement(source))).toBe(true)
  })

  it.each([0, 8, 9, 10, 11, 13, 14, 15, 16, 99])('does not hold for source %i, which a page causes', (source) => {
    expect(isInteraction(buildIncrement(source))).toBe(false)
  })

  it('does not hold for snapshots, changes of the page and page views', () => {
    expect([buildSnapshot(), buildMutation(), buildPageView()].some(isInteraction)).toBe(false)
  })
})
