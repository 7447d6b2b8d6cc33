import type { eventWithTime } from '@rrweb/types'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { maskEvents } from '@/lib/masking/mask-events'
import { DEFAULT_RULES } from '@/lib/model/rules'

import {
  buildAdd,
  buildBody,
  buildClick,
  buildIncrement,
  buildMeta,
  buildMutation,
  buildPageView,
  buildSaid,
  buildSnapshot,
  buildTyped,
} from '../../../fixtures/rrweb-events'
import { anyTree, SECRET, treeWithSecrets } from './trees'

const instant = fc.integer({ min: 0, max: 4e12 })
const url = fc.webUrl({ withQueryParameters: true, withFragments: true })

function anyEvent(tree: typeof anyTree): fc.Arbitrary<eventWithTime> {
  return fc.oneof(
    fc.tuple(instant, url).map(([at, href]) => buildMeta(at, href)),
    fc.tuple(instant, tree).map(([at, node]) => buildSnapshot(at, node)),
    fc
      .tuple(instant, fc.array(tree, { maxLength: 3 }))
      .map(([at, nodes]) => buildMutation(at, { adds: nodes.map((node) => buildAdd(node)) })),
    fc.tuple(instant, fc.constantFrom(SECRET, '')).map(([at, text]) => buildTyped(text, at)),
    fc.tuple(instant, fc.constantFrom(1, 2, 3, 4, 8, 13)).map(([at, source]) => buildIncrement(source, at, { id: 4 })),
    fc.tuple(instant, url).map(([at, href]) => buildPageView(at, href)),
    instant.map((at) => buildClick('Buy', at)),
    instant.map((at) => ({ type: 1, data: {}, timestamp: at })),
  )
}

const mask = (events: readonly eventWithTime[]) => maskEvents(events, DEFAULT_RULES)

describe('maskEvents', () => {
  it('keep what a changed part of a drawing shows, and not where a changed link leads', () => {
    const change = (tag?: string) => {
      const attributes = [{ id: 4, attributes: { href: '#pot' }, ...(tag ? { tag } : {}) }]
      const data = { ...(buildMutation(0, { attributes }).data as object), verdicts: { 4: 's' } }
      const changed: unknown = { type: 3, timestamp: 0, data }
      return JSON.stringify(mask([changed as eventWithTime]))
    }
    expect(change('use')).toContain('#pot')
    for (const tag of [undefined, 'a', 'link']) expect(change(tag)).not.toContain('pot')
  })

  it('masks twice as once', () => {
    fc.assert(
      fc.property(fc.array(anyEvent(anyTree)), (events) => {
        expect(mask(mask(events))).toEqual(mask(events))
      }),
    )
  })

  it('keeps every event with its kind and time, in order', () => {
    fc.assert(
      fc.property(fc.array(anyEvent(anyTree)), (events) => {
        const outline = (list: eventWithTime[]) => list.map(({ type, timestamp }) => [type, timestamp])
        expect(outline(mask(events))).toEqual(outline(events))
      }),
    )
  })

  it('lets nothing typed survive, in snapshots, additions and input', () => {
    fc.assert(
      fc.property(fc.array(anyEvent(treeWithSecrets), { minLength: 1 }), (events) => {
        expect(JSON.stringify(mask(events))).not.toContain(SECRET)
      }),
    )
  })

  it('masks the address of a page and of a page view', () => {
    const masked = buildBody(
      ...mask([buildMeta(1, `https://shop.test/?q=${SECRET}`), buildPageView(2, `/?q=${SECRET}`)]),
    )
    expect(masked).not.toContain(SECRET)
  })

  it('masks addresses in a later change of an attribute', () => {
    const change = buildMutation(1, { attributes: [{ id: 3, attributes: { href: `/?q=${SECRET}`, class: 'on' } }] })
    expect(mask([change])).toEqual([
      buildMutation(1, { attributes: [{ id: 3, attributes: { href: '/?q=******', class: 'on' }, f: ['address'] }] }),
    ])
  })

  it.each([
    [null],
    [[]],
    [{ kind: 'page view' }],
    [{ kind: 'page view', url: 7 }],
    [{ kind: 'page view', url: { toString: 1 } }],
  ])('takes whatever a page says of itself: %j', (payload) => {
    expect(mask([buildSaid(payload)])).toHaveLength(1)
  })
})

describe('what a page says of itself', () => {
  const keep = (payload: object) => JSON.stringify(mask([buildSaid(payload)])[0]!.data)

  it.each(['page view', 'frame', 'console', 'dialog', 'error', 'request', 'gap', 'masking', 'left', 'click', 'alert'])(
    'of kind %s keeps nothing but what its kind has',
    (kind) => {
      const kept = keep({ kind, forged: SECRET, role: `${SECRET} 7`, method: `${SECRET} 7`, reason: `${SECRET} 7` })
      expect(kept).not.toContain(SECRET)
      expect(kept).toContain(kind)
    },
  )

  it('keeps of a reaction which one it is', () => {
    const kept = keep({ kind: 'reaction', reaction: 'window opened', forged: SECRET })
    expect(kept).toContain('window opened')
    expect(kept).not.toContain(SECRET)
    expect(keep({ kind: 'reaction', reaction: `${SECRET} 7` })).not.toContain(SECRET)
  })

  it('keeps no picture that stands in the address of a request', () => {
    expect(keep({ kind: 'request', url: `data:image/png;base64,${SECRET}`, method: 'GET' })).toContain('"url":"data:,"')
  })

  it('keeps nothing of an event that only says that the page is ready', () => {
    const event = { type: 1, data: { forged: SECRET }, timestamp: 1 } as unknown as eventWithTime
    expect(JSON.stringify(mask([event]))).not.toContain(SECRET)
  })
})
