import type { eventWithTime } from '@rrweb/types'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Page } from '@/lib/model/session'
import type { SignalState, Visit } from '@/lib/model/signal'
import { advanceSignals, endSignals, startSignals } from '@/lib/signals/advance-signals'
import { addVisits, advanceTrail } from '@/lib/signals/advance-trail'
import { decidePageEnd } from '@/lib/signals/decide-page-end'
import { findReturns, type Return } from '@/lib/signals/find-returns'
import { endPages, findSignals } from '@/lib/signals/find-signals'
import type { FoundSignal } from '@/lib/signals/found-signal'

import { buildPage, buildSession, buildWindow } from '../../../fixtures/rows'
import { buildIncrement, buildMeta, buildMutation, buildPageView, buildSaid, T0 } from '../../../fixtures/rrweb-events'
import { buildClicks, buildMoves, buildPointerClick, listShakes } from '../../../fixtures/signal-events'

const PAGE = { url: 'https://shop.test/', isTop: 1 } as const

/** Things that happen, by what they make of a moment. */
const HAPPENING = fc.constantFrom<((ms: number) => eventWithTime[])[]>(
  (ms) => buildPointerClick(ms),
  (ms) => buildPointerClick(ms, { id: 9, x: 400 }),
  (ms) => buildPointerClick(ms, { label: '+' }),
  (ms) => buildClicks([ms - 200, ms - 100, ms]),
  (ms) => [buildMutation(T0 + ms)],
  (ms) => [buildMoves(ms - 1_200, listShakes(11))],
  (ms) => [buildIncrement(2, T0 + ms, { type: 1, id: 3 })],
  (ms) => [buildIncrement(2, T0 + ms, { type: 5, id: 3 })],
  (ms) => [buildMeta(T0 + ms)],
  (ms) => [buildPageView(T0 + ms, `https://shop.test/${ms % 3}`)],
  (ms) => [buildSaid({ kind: 'error', text: `error at ${ms}` }, T0 + ms)],
  (ms) => [buildSaid({ kind: 'gap', from: T0 + ms - 500 }, T0 + ms)],
  (ms) => [buildSaid({ kind: 'left' }, T0 + ms)],
)

const STREAM = fc
  .array(fc.tuple(HAPPENING, fc.constantFrom(300, 700, 1_100, 3_100)), { maxLength: 60 })
  .map((happenings) => {
    let ms = 2_000
    return happenings.map(([build, waitMs]) => build((ms += waitMs)))
  })

const CUTS = fc.array(fc.boolean(), { maxLength: 200 })

/** The stream in chunks: a new one begins where it says so. */
function cut(events: readonly eventWithTime[], cuts: readonly boolean[]): eventWithTime[][] {
  const chunks: eventWithTime[][] = [[]]
  for (const [index, event] of events.entries()) {
    if (cuts[index % Math.max(1, cuts.length)]) chunks.push([])
    chunks.at(-1)!.push(event)
  }
  return chunks
}

const revive = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value

describe('signals of a page', () => {
  it('are the same however its stream is cut, with a worker that forgets in between', () => {
    fc.assert(
      fc.property(STREAM, CUTS, (happenings, cuts) => {
        const events = happenings.flat()
        const endAt = (events.at(-1)?.timestamp ?? T0) + 1_500
        const whole = advanceSignals(startSignals(PAGE), events)
        let state: SignalState = startSignals(PAGE)
        const found: FoundSignal[] = []
        for (const chunk of cut(events, cuts)) {
          const advanced = advanceSignals(revive(state), chunk)
          state = advanced.state
          found.push(...advanced.signals)
        }
        expect([...found, ...endSignals(state, endAt)]).toEqual([...whole.signals, ...endSignals(whole.state, endAt)])
      }),
    )
  })

  it('are of every kind in such streams', () => {
    const kinds = new Set(
      fc.sample(STREAM, 300).flatMap((happenings) => {
        const { state, signals } = advanceSignals(startSignals(PAGE), happenings.flat())
        return [...signals, ...endSignals(state, Infinity)].map(({ kind }) => kind)
      }),
    )
    expect([...kinds].toSorted()).toEqual(['dead click', 'error click', 'rage click', 'thrash'])
  })
})

describe('signals of a tab', () => {
  const kinds = ['view', 'touch', 'left'] as const
  const moment = fc.record({
    page: fc.nat(3),
    kind: fc.constantFrom(...kinds),
    url: fc.nat(2),
    wait: fc.constantFrom(100, 400, 1_500, 4_000),
  })

  it('are those of all its views, in whatever order the chunks of its pages come', () => {
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 18 }), fc.array(fc.nat()), (moments, order) => {
        let at = T0
        const queues = new Map<string, eventWithTime[]>()
        for (const { page, kind, url, wait } of moments) {
          at += wait
          const event =
            kind === 'view'
              ? buildPageView(at, `https://shop.test/${url}`)
              : kind === 'left'
                ? buildSaid({ kind }, at)
                : buildIncrement(3, at)
          queues.set(`${page}`, [...(queues.get(`${page}`) ?? []), event])
        }
        const whole = [...queues].reduce<Visit[]>((trail, [id, events]) => addVisits(trail, id, events), [])
        let trail: Visit[] = []
        let rows: Return[] = []
        for (let turn = 0; queues.size > 0; turn += 1) {
          const ids = [...queues.keys()]
          const id = ids[(order[turn % Math.max(1, order.length)] ?? 0) % ids.length]!
          const [event, ...rest] = queues.get(id)!
          if (rest.length > 0) queues.set(id, rest)
          else queues.delete(id)
          const advanced = advanceTrail(revive(trail), id, [event!])
          trail = advanced.trail
          const gone = new Set(advanced.withdrawn.map((signal) => JSON.stringify(signal)))
          rows = [...rows.filter((row) => !gone.has(JSON.stringify(row))), ...advanced.added]
        }
        const byTime = (signals: readonly Return[]) => signals.toSorted((a, b) => a.at - b.at)
        expect(byTime(rows)).toEqual(byTime(findReturns(whole)))
      }),
    )
  })

  it('remember no more than the last views', () => {
    let trail: Visit[] = []
    for (let turn = 0; turn < 100; turn += 1)
      trail = advanceTrail(trail, 'p', [buildPageView(T0 + turn * 1_000, `${turn}`)]).trail
    expect(trail).toHaveLength(20)
    expect(advanceTrail(trail, 'q', [buildPageView(T0, 'late')])).toEqual({ trail, added: [], withdrawn: [] })
  })
})

describe('a session that is over', () => {
  const session = { ...buildSession(), endedAt: T0 + 60_000, pauses: [] }
  const window = buildWindow({ closedAt: null })
  const page = buildPage({ endedAt: T0 + 1_000 })

  it('has the signals of its pages and tabs, as rows', () => {
    const events = [
      buildPageView(T0, 'https://shop.test/a'),
      buildPageView(T0 + 1_000, 'https://shop.test/b'),
      buildPageView(T0 + 3_000, 'https://shop.test/a'),
      ...buildPointerClick(10_000),
    ]
    const rows = findSignals({ session, windows: [window], pages: [page], events: [] }, () => events)
    expect(rows).toMatchObject([
      { kind: 'u-turn', at: T0 + 1_000, pageId: page.id, windowId: window.id, sessionId: session.id },
      { kind: 'dead click', at: T0 + 10_000, pageId: page.id, url: 'https://shop.test/a' },
    ])
  })

  it('decides what still waits by when its page was seen last', () => {
    const { state } = advanceSignals(startSignals(page), buildPointerClick(500))
    const waiting = { ...page, signals: state }
    const end = (changes: object, pages: Page[] = [waiting]) => {
      return endPages({ session: { ...session, ...changes }, windows: [window], pages }).map(({ kind }) => kind)
    }
    expect(end({})).toEqual(['dead click'])
    expect(end({ endedAt: T0 + 3_000 })).toEqual([])
    expect(end({ pauses: [{ from: T0 + 2_000, to: T0 + 60_000 }] })).toEqual([])
    expect(end({ pauses: [{ from: T0 + 5_000, to: T0 + 9_000 }] })).toEqual(['dead click'])
    const follower = buildPage({ id: 'next', startedAt: T0 + 2_000 })
    expect(end({}, [waiting, follower])).toEqual([])
  })

  it('knows a page no longer than its tab was open', () => {
    const closed = buildWindow({ closedAt: T0 + 2_000 })
    expect(decidePageEnd(page, { session, windows: [closed], pages: [page] })).toBe(T0 + 2_000)
  })
})
