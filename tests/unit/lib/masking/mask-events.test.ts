import type { eventWithTime } from '@rrweb/types'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { maskEvents } from '@/lib/masking/mask-events'

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

describe('maskEvents', () => {
  it('masks twice as once', () => {
    fc.assert(
      fc.property(fc.array(anyEvent(anyTree)), (events) => {
        expect(maskEvents(maskEvents(events))).toEqual(maskEvents(events))
      }),
    )
  })

  it('keeps every event with its kind and time, in order', () => {
    fc.assert(
      fc.property(fc.array(anyEvent(anyTree)), (events) => {
        const outline = (list: eventWithTime[]) => list.map(({ type, timestamp }) => [type, timestamp])
        expect(outline(maskEvents(events))).toEqual(outline(events))
      }),
    )
  })

  it('lets nothing typed survive, in snapshots, additions and input', () => {
    fc.assert(
      fc.property(fc.array(anyEvent(treeWithSecrets), { minLength: 1 }), (events) => {
        expect(JSON.stringify(maskEvents(events))).not.toContain(SECRET)
      }),
    )
  })

  it('masks the address of a page and of a page view', () => {
    const masked = buildBody(
      ...maskEvents([buildMeta(1, `https://shop.test/?q=${SECRET}`), buildPageView(2, `/?q=${SECRET}`)]),
    )
    expect(masked).not.toContain(SECRET)
  })

  it('masks addresses in a later change of an attribute', () => {
    const change = buildMutation(1, { attributes: [{ id: 3, attributes: { href: `/?q=${SECRET}`, class: 'on' } }] })
    expect(maskEvents([change])).toEqual([
      buildMutation(1, { attributes: [{ id: 3, attributes: { href: '/?q=******', class: 'on' } }] }),
    ])
  })

  it.each([
    [null],
    [[]],
    [{ kind: 'page view' }],
    [{ kind: 'page view', url: 7 }],
    [{ kind: 'page view', url: { toString: 1 } }],
  ])('takes whatever a page says of itself: %j', (payload) => {
    expect(maskEvents([buildSaid(payload)])).toHaveLength(1)
  })
})
