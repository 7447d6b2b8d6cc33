import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { checkBody } from '@/lib/ingest/check-body'
import { expandEvent, flattenEvent } from '@/lib/messages/flat-event'

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const crossed = (event: unknown): unknown => expandEvent(throughJson(flattenEvent(event)), { nodes: 10_000 })

const flags = { isShadow: fc.constant(true), v: fc.constantFrom('s', 't', 'm', 'i', 'b'), rootId: fc.nat(9) }
const id = fc.integer({ min: 1, max: 1_000_000 })
const attributes = fc.dictionary(
  fc.oneof(fc.string({ minLength: 1 }), fc.constant('__proto__'), fc.constant('constructor')),
  fc.oneof(fc.string(), fc.integer(), fc.constant(true), fc.constant(null)),
)
const { node } = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.record({ type: fc.constantFrom(3, 4, 5), id, textContent: fc.string(), ...flags }, required('textContent')),
    fc.record({ type: fc.constant(1), id, name: fc.string(), publicId: fc.string(), systemId: fc.string() }),
    fc.record(
      {
        type: fc.constant(2),
        id,
        tagName: fc.string({ minLength: 1 }),
        attributes,
        childNodes: fc.array(tie('node'), { maxLength: 4 }),
        isSVG: fc.constant(true),
        isCustom: fc.constant(true),
        isShadowHost: fc.constant(true),
        // Of rrweb's recorder alone, and not known to the flat form.
        needBlock: fc.constant(true),
        ...flags,
      },
      required('tagName', 'attributes', 'childNodes'),
    ),
    fc.record(
      {
        type: fc.constant(0),
        id,
        childNodes: fc.array(tie('node'), { maxLength: 4 }),
        compatMode: fc.constant('BackCompat'),
        ...flags,
      },
      required('childNodes'),
    ),
  ),
}))
function required<Name extends string>(...names: Name[]): { requiredKeys: ('type' | 'id' | Name)[] } {
  return { requiredKeys: ['type', 'id', ...names] }
}
const snapshot = fc.record({
  type: fc.constant(2),
  timestamp: fc.nat(),
  data: fc.record({ node, initialOffset: fc.constant({ left: 0, top: 7 }) }),
})
const change = fc.record({
  type: fc.constant(3),
  timestamp: fc.nat(),
  data: fc.record({
    source: fc.constant(0),
    texts: fc.constant([{ id: 3, value: 'more' }]),
    attributes: fc.constant([]),
    removes: fc.constant([{ parentId: 1, id: 2 }]),
    adds: fc.array(fc.record({ parentId: id, nextId: fc.option(id), node })),
  }),
})

describe('an event that crosses flat', () => {
  it('is the same again', () => {
    fc.assert(
      fc.property(fc.oneof(snapshot, change), (event) => {
        expect(crossed(event)).toEqual(throughJson(event))
      }),
      { numRuns: 400 },
    )
  })

  it('is written flat where it is as our engine makes it, and as it is where not', () => {
    const text = { type: 3, id: 5, textContent: 'Fern', v: 's' }
    const add = { parentId: 4, nextId: null, node: text }
    const of = (data: object) => ({ type: 3, timestamp: 9, data: { source: 0, removes: [], ...data } })
    expect(flattenEvent(of({ adds: [add] }))).toEqual([3, 9, { source: 0, removes: [] }, [0, 4, 1_027, 5, 'Fern']])
    for (const other of [
      of({ adds: [] }),
      of({ adds: [{ ...add, previousId: 3 }] }),
      of({ adds: [{ ...add, node: { ...text, isStyle: true } }] }),
      of({ adds: [{ ...add, node: { ...text, v: 'x' } }] }),
      of({ adds: [{ ...add, node: { type: 2, id: 5, tagName: 'b', attributes: { a: undefined }, childNodes: [] } }] }),
      of({ adds: [{ ...add, node: { type: 2, id: 5, tagName: 'b' } }] }),
      { ...of({ adds: [add] }), delay: 3 },
      { type: 3, timestamp: 9, data: { source: 2, id: 4 } },
      { type: 4, timestamp: 9, data: { href: 'https://example.com/' } },
    ])
      expect(flattenEvent(other)).toBe(other)
  })

  it('takes a third of the characters', () => {
    const adds = Array.from({ length: 300 }, (_, index) => ({
      parentId: 100 + (index % 3),
      nextId: null,
      node: {
        type: 2,
        id: 101 + index,
        tagName: 'li',
        attributes: { class: 'todo', 'data-id': String(index) },
        childNodes: [],
        v: 's',
      },
    }))
    const event = { type: 3, timestamp: 9, data: { source: 0, texts: [], attributes: [], removes: [], adds } }
    expect(JSON.stringify(flattenEvent(event)).length).toBeLessThan(JSON.stringify(event).length * 0.4)
  })

  it('is refused when it is none, and makes nothing of its own', () => {
    const rest = { source: 0, texts: [], attributes: [], removes: [] }
    const nested = Array.from({ length: 2_000 }, () => [2, 1, 'b', 0, 1]).flat()
    const hostile: unknown[] = [
      [],
      [2, 9, {}, []],
      [2, 9, {}, [2, 1, 'b', 0, 1e9]],
      [2, 9, {}, [2, 1, 'b', 1e9]],
      [2, 9, {}, [2, 1, 'b', 0, 0, 'left over']],
      [2, 9, {}, [7, 1, 'b']],
      [2, 9, {}, [-1, 1]],
      [2, 9, {}, [2.5, 1]],
      [2, 9, {}, ['2', 1, 'b', 0, 0]],
      [2, 9, {}, [3 + 6 * 1_024, 1, 'Fern']],
      [2, 9, {}, nested],
      [2, 9, null, [3, 1, 'Fern']],
      [2, 9, {}, [2, 1, {}, 0, 0]],
      [3, 9, rest, [0, 4, 3, 1]],
      [3, 9, rest, [0, null, 3, 1, 'Fern']],
      [3, 9, { ...rest, removes: 7 }, [0, 4, 3, 1, 'Fern']],
      [4, 9, {}, []],
      [[[]]],
    ]
    for (const one of hostile)
      expect(checkBody(JSON.stringify([one])), JSON.stringify(one).slice(0, 80)).toBeUndefined()
    const named = checkBody('[[2,9,{},[2,1,"b",1,"__proto__",{"polluted":1},0]]]')
    expect(JSON.stringify(named)).toContain('__proto__')
    expect((named![0]!.data as { node: { attributes: { polluted?: 1 } } }).node.attributes.polluted).toBeUndefined()
  })

  it('is refused when more is made of it than anybody shows', () => {
    const many = (count: number) => [2, 9, {}, [0, 1, count, ...Array.from({ length: count }, () => [3, 1, '']).flat()]]
    const body = JSON.stringify([many(1_200_000), many(1_200_000)])
    expect(body.length).toBeLessThan(20_000_000)
    expect(checkBody(body)).toBeUndefined()
    expect(checkBody(JSON.stringify([many(1_000)]))).toHaveLength(1)
  })

  it('is nothing that makes a reader fail, whatever stands in it', () => {
    const value = fc.oneof(fc.integer({ min: -3, max: 8_000 }), fc.string(), fc.constant(null), fc.double())
    fc.assert(
      fc.property(fc.constantFrom(2, 3), fc.array(value), (type, flat) => {
        const event = [type, 9, { source: 0, texts: [], attributes: [], removes: [] }, flat]
        expect([undefined, 1]).toContain(checkBody(JSON.stringify([event]))?.length)
      }),
      { numRuns: 2_000 },
    )
  })
})
