import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { checkBody } from '@/lib/ingest/check-body'
import { collectFrameUrls } from '@/lib/ingest/collect-frame-urls'
import { deriveEvents } from '@/lib/ingest/derive-events'
import { MAX_BODY_CHARACTERS, MAX_EVENTS_PER_CHUNK } from '@/lib/ingest/limits'
import { maskEvents } from '@/lib/masking/mask-events'
import { DEFAULT_RULES } from '@/lib/model/rules'

import { buildElement, buildMeta, buildMutation, buildSnapshot } from '../../../fixtures/rrweb-events'
import { HONEST_BODY, hostileBody } from '../../../fixtures/hostile-bodies'

function nest(depth: number, key: 'childNodes' | 'attributes' = 'childNodes'): string {
  const open = key === 'childNodes' ? '{"type":2,"id":1,"tagName":"div","attributes":{},"childNodes":[' : '{"x":'
  const close = key === 'childNodes' ? ']}' : '}'
  return open.repeat(depth) + (key === 'childNodes' ? '' : '1') + close.repeat(depth)
}

const snapshotOf = (node: string) =>
  `[{"type":2,"timestamp":1,"data":{"node":${node},"initialOffset":{"top":0,"left":0}}}]`

/** All that ingest does with a body it takes; `refused` when it does not. Must not throw for any. */
function digest(body: string): string {
  const events = checkBody(body)
  if (!events) return 'refused'
  const source = { sessionId: 's', windowId: 'w', pageId: 'p', url: '' }
  const masked = maskEvents(events, DEFAULT_RULES)
  return JSON.stringify([masked, deriveEvents(source, masked), collectFrameUrls(events)])
}

describe('checkBody', () => {
  it('takes what a recorder sends, as it is', () => {
    expect(checkBody(HONEST_BODY)).toEqual(JSON.parse(HONEST_BODY))
  })

  it.each([[undefined], [null], [7], [{}], [[]], [['[]']]])('refuses what is no text: %j', (body) => {
    expect(checkBody(body)).toBeUndefined()
  })

  it.each(['', '{', 'null', '7', '"x"', '{}', '[]', '[null]', '[[]]', '[7]', '[{}]', 'NaN', '[NaN]'])(
    'refuses %s',
    (body) => {
      expect(checkBody(body)).toBeUndefined()
    },
  )

  it.each(['"1"', 'null', '-1', '1e999', '-1e999', '[]', '{}', 'true'])('refuses an event at the time %s', (time) => {
    expect(checkBody(`[{"type":4,"data":{"href":"/"},"timestamp":${time}}]`)).toBeUndefined()
  })

  it.each(['"2"', '-1', '7', '0.5', 'null', '1e9'])('refuses an event of the type %s', (type) => {
    expect(checkBody(`[{"type":${type},"data":{},"timestamp":1}]`)).toBeUndefined()
  })

  it.each([
    ['a snapshot without a node', { type: 2, timestamp: 1, data: {} }],
    ['an increment without a source', { type: 3, timestamp: 1, data: {} }],
    ['a mutation without its lists', { type: 3, timestamp: 1, data: { source: 0 } }],
    ['a mutation that adds nothing to see', buildMutation(1, { adds: [{}] })],
    ['a mutation that removes null', buildMutation(1, { removes: [null] })],
    ['a mutation of no attributes', buildMutation(1, { attributes: [{ id: 1 }] })],
    ['a page without an address', { type: 4, timestamp: 1, data: { href: 7 } }],
    ['a custom event without a payload', { type: 5, timestamp: 1, data: { tag: 'afterimage' } }],
    ['an element whose tag is no text', buildSnapshot(1, buildElement(1, 7 as never))],
    ['an element without attributes', buildSnapshot(1, { type: 2, id: 1, tagName: 'div', childNodes: [] })],
    ['text that is no text', buildSnapshot(1, { type: 3, id: 1, textContent: {} })],
    ['an element without children', buildSnapshot(1, { type: 2, id: 1, tagName: 'div', attributes: {} })],
    ['a node without an id', buildSnapshot(1, { type: 3, textContent: 'x' })],
  ])('refuses %s', (_name, event) => {
    expect(checkBody(JSON.stringify([event]))).toBeUndefined()
  })

  it('refuses all of a body for one event in it', () => {
    expect(checkBody(`[${JSON.stringify(buildMeta())},{"type":9,"timestamp":1}]`)).toBeUndefined()
  })

  it('takes trees as deep as a browser makes them and refuses deeper ones', () => {
    expect(digest(snapshotOf(nest(600)))).toContain('childNodes')
    expect(checkBody(snapshotOf(nest(10_000)))).toBeUndefined()
    expect(checkBody(snapshotOf(nest(200_000)))).toBeUndefined()
  })

  it('neither throws nor takes what later steps cannot walk, at any depth', () => {
    for (let depth = 500; depth < 12_000; depth += 250) {
      expect(digest(snapshotOf(nest(depth)))).toMatch(depth < 700 ? /childNodes/ : /./)
    }
  })

  it('neither throws nor takes what later steps cannot walk, where depth is not the tree’s', () => {
    for (const depth of [1_000, 10_000, 100_000]) {
      const deep = nest(depth, 'attributes')
      const bodies = [
        `[{"type":0,"timestamp":1,"data":${deep}}]`,
        `[{"type":6,"timestamp":1,"data":${deep}}]`,
        `[{"type":5,"timestamp":1,"data":{"tag":"afterimage","payload":${deep}}}]`,
        snapshotOf(`{"type":2,"id":1,"tagName":"a","attributes":${deep},"childNodes":[]}`),
      ]
      for (const body of bodies) expect(digest(body)).toBeTypeOf('string')
    }
  })

  it('lets no body change what objects inherit', () => {
    const hostile = `{"__proto__":{"href":"x","polluted":1},"constructor":{"prototype":{"polluted":1}},"id":1,"type":2,"tagName":"a","attributes":{"__proto__":{"polluted":1}},"childNodes":[]}`
    digest(snapshotOf(hostile))
    expect(checkBody(`[{"__proto__":{"type":4,"timestamp":1,"data":{"href":"x"}}}]`)).toBeUndefined()
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  it('refuses more than a recorder ever sends', () => {
    expect(checkBody(`["${'x'.repeat(MAX_BODY_CHARACTERS)}"]`)).toBeUndefined()
    const event = JSON.stringify(buildMeta())
    expect(checkBody(`[${`${event},`.repeat(MAX_EVENTS_PER_CHUNK)}${event}]`)).toBeUndefined()
  })

  it('answers 10,000 hostile bodies with events that can be stored, or refuses them', { timeout: 60_000 }, () => {
    let takenCount = 0
    fc.assert(
      fc.property(hostileBody, (body) => {
        if (digest(body) !== 'refused') takenCount += 1
        expect(checkBody(body)).not.toEqual([])
      }),
      { numRuns: 10_000 },
    )
    expect(takenCount).toBeGreaterThan(100)
  })
})
