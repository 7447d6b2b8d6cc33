import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { createChunker } from '@/lib/capture/chunker'
import { FLUSH_MS } from '@/lib/capture/limits'
import { flattenEvent } from '@/lib/messages/flat-event'
import type { CaptureMessage } from '@/lib/messages/page-wire'

import { buildClick, buildMutation, buildText, MASKING, T0 } from '../../../fixtures/rrweb-events'

type Visibility = 'visible' | 'hidden'

/** A page of this visibility with a chunker in it; what was sent, and when. */
function openChunker(visibilityState: Visibility) {
  const page = { visibilityState }
  vi.stubGlobal('document', page)
  const sent: { at: number; message: CaptureMessage }[] = []
  const chunker = createChunker((message) => sent.push({ at: Date.now(), message }) > 0, {
    describe: () => MASKING,
    onTaken: () => undefined,
  })
  const listSent = () =>
    sent.flatMap(({ at, message }) => {
      const events = message.kind === 'chunk' ? (JSON.parse(message.body) as { timestamp: number }[]) : []
      return events.map(({ timestamp }) => ({ saidAt: timestamp, at }))
    })
  return { chunker, sent, listSent, page }
}

beforeEach(() => void vi.useFakeTimers({ now: T0, toFake: ['setTimeout', 'clearTimeout', 'Date', 'queueMicrotask'] }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the chunker', () => {
  it('sends what holds nodes in the form that costs the page the least', () => {
    const { chunker, sent } = openChunker('visible')
    const node = { type: 3 as const, id: 5, textContent: 'Fern' }
    const data = {
      source: 0 as const,
      texts: [],
      attributes: [],
      removes: [],
      adds: [{ parentId: 4, nextId: null, node }],
    }
    chunker.add({ type: 3, data, timestamp: T0 })
    chunker.flush()
    const bodies = sent.map(({ message }) => message.kind === 'chunk' && message.body)
    expect(bodies).toEqual([JSON.stringify([flattenEvent({ type: 3, data, timestamp: T0 })])])
    expect(flattenEvent({ type: 3, data, timestamp: T0 })).toBeInstanceOf(Array)
  })

  it('sends what was said within the flush limit, and together what was said together', () => {
    const { chunker, sent, listSent } = openChunker('visible')
    chunker.add(buildClick('a', T0))
    vi.advanceTimersByTime(FLUSH_MS - 1)
    chunker.add(buildClick('b', T0 + FLUSH_MS - 1))
    expect(sent).toEqual([])
    vi.advanceTimersByTime(1)
    expect(sent).toHaveLength(1)
    expect(listSent()).toEqual([
      { saidAt: T0, at: T0 + FLUSH_MS },
      { saidAt: T0 + FLUSH_MS - 1, at: T0 + FLUSH_MS },
    ])
  })

  it('sends at once in a page that is hidden, whose timers are throttled', () => {
    const { chunker, sent } = openChunker('hidden')
    chunker.add(buildClick('a', T0))
    chunker.add(buildClick('b', T0))
    vi.runAllTicks()
    expect(sent).toMatchObject([{ at: T0, message: { kind: 'chunk', isLeaving: false } }])
  })

  it('sends what waited when a page was hidden with the first thing it says there', () => {
    const { chunker, listSent, page } = openChunker('visible')
    chunker.add(buildClick('seen', T0))
    page.visibilityState = 'hidden'
    chunker.add(buildClick('hidden', T0))
    vi.runAllTicks()
    expect(listSent()).toHaveLength(2)
    vi.advanceTimersByTime(10 * FLUSH_MS)
    expect(listSent()).toHaveLength(2)
  })

  it('sends at once when it is told, says so when the page leaves, and sends nothing when there is nothing', () => {
    const { chunker, sent } = openChunker('visible')
    chunker.flush(true)
    chunker.add(buildClick('a', T0))
    chunker.flush(true)
    chunker.flush(true)
    expect(sent.map(({ message }) => message)).toMatchObject([{ kind: 'chunk', isLeaving: true }])
    vi.advanceTimersByTime(10 * FLUSH_MS)
    expect(sent).toHaveLength(1)
  })

  it('hands on the events themselves where the page has changed how JSON is made', () => {
    const { chunker, sent } = openChunker('visible')
    const honest = JSON.stringify
    const event = buildClick('a', T0)
    try {
      JSON.stringify = () => 'bent'
      chunker.add(event)
      chunker.flush()
    } finally {
      JSON.stringify = honest
    }
    expect(sent.map(({ message }) => message)).toEqual([
      { kind: 'events', events: [event], isLeaving: false, masking: MASKING },
    ])
  })

  it.each<Visibility>(['visible', 'hidden'])(
    'loses nothing, keeps the order and keeps the limit in a %s page',
    (state) => {
      const step = fc.record({ afterMs: fc.nat(3 * FLUSH_MS), length: fc.nat(2_000) })
      fc.assert(
        fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
          const { chunker, listSent } = openChunker(state)
          const said = steps.map(({ afterMs, length }) => {
            vi.advanceTimersByTime(afterMs)
            chunker.add(buildMutation(Date.now(), { texts: [buildText(1, 'x'.repeat(length))] }))
            vi.runAllTicks()
            return Date.now()
          })
          vi.advanceTimersByTime(FLUSH_MS)
          const sent = listSent()
          expect(sent.map(({ saidAt }) => saidAt)).toEqual(said)
          for (const { saidAt, at } of sent) expect(at - saidAt).toBeLessThanOrEqual(state === 'hidden' ? 0 : FLUSH_MS)
        }),
      )
    },
  )
})
