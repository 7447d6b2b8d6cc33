import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { deriveEvents, readPayload } from '@/lib/ingest/derive-events'

import { buildClick, buildMeta, buildPageView, buildSaid, buildSnapshot } from '../../../fixtures/rrweb-events'

const SOURCE = { sessionId: 's', windowId: 'w', pageId: 'p', url: 'https://shop.test/old' }
const PLACE = { sessionId: 's', windowId: 'w', pageId: 'p' }

describe('deriveEvents', () => {
  it('names a page view by its title and carries its address', () => {
    expect(deriveEvents(SOURCE, [buildPageView(5, 'https://shop.test/cart', 'Cart')])).toEqual([
      {
        ...PLACE,
        at: 5,
        kind: 'page view',
        url: 'https://shop.test/cart',
        label: 'Cart',
        role: '',
        selector: '',
        nodeId: 0,
      },
    ])
  })

  it('gives each event the address that the page had then', () => {
    const events = [buildClick('Menu', 1), buildPageView(2, 'https://shop.test/#/cart'), buildClick('Pay', 3)]
    expect(deriveEvents(SOURCE, events).map(({ label, url }) => [label, url])).toEqual([
      ['Menu', 'https://shop.test/old'],
      ['Shop', 'https://shop.test/#/cart'],
      ['Pay', 'https://shop.test/#/cart'],
    ])
  })

  it('sees a click, an input and a submit with their element', () => {
    const said = { nodeId: 9, role: 'textbox', label: 'E-mail', selector: '#mail' }
    for (const kind of ['click', 'input', 'submit']) {
      expect(deriveEvents(SOURCE, [buildSaid({ kind, ...said }, 7)])).toEqual([
        { ...PLACE, ...said, kind, at: 7, url: SOURCE.url },
      ])
    }
  })

  it('sees nothing in what rrweb says by itself', () => {
    expect(deriveEvents(SOURCE, [buildMeta(), buildSnapshot()])).toEqual([])
  })

  it.each([
    [null],
    [[]],
    ['click'],
    [{}],
    [{ kind: 'gap', label: 'forged' }],
    [{ kind: 'constructor' }],
    [{ kind: ['click'] }],
  ])('sees nothing in %j', (payload) => {
    expect(deriveEvents(SOURCE, [buildSaid(payload)])).toEqual([])
  })

  it('keeps the order of time it is given and copies no other field', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.jsonValue())), (said) => {
        const events = said.map(([at, value]) => buildSaid(value, at))
        for (const event of deriveEvents(SOURCE, events)) {
          expect(Object.keys(event).toSorted()).toEqual(
            ['at', 'kind', 'label', 'nodeId', 'pageId', 'role', 'selector', 'sessionId', 'url', 'windowId'].toSorted(),
          )
        }
      }),
    )
  })
})

describe('readPayload', () => {
  it('takes text only as text, and no more than 500 characters of it', () => {
    const forged = { kind: 'click', nodeId: '9', role: 7, label: 'x'.repeat(9_000), selector: null, extra: 1 }
    expect(readPayload(buildSaid(forged))).toEqual({
      kind: 'click',
      nodeId: 0,
      role: '',
      label: 'x'.repeat(500),
      selector: '',
    })
  })

  it('knows the reactions there are, which are no events', () => {
    const hidden = buildSaid({ kind: 'reaction', reaction: 'hidden' })
    expect(readPayload(hidden)).toEqual({ kind: 'reaction', reaction: 'hidden' })
    expect(readPayload(buildSaid({ kind: 'reaction', reaction: 'forged' }))).toBeUndefined()
    expect(deriveEvents(SOURCE, [hidden])).toEqual([])
  })

  it('does not read what others put into the stream', () => {
    const event = { type: 5, timestamp: 1, data: { tag: 'other', payload: { kind: 'click' } } } as never
    expect(readPayload(event)).toBeUndefined()
  })
})

describe('what a page says of itself', () => {
  const row = (payload: object) => deriveEvents(SOURCE, [buildSaid(payload, 7)])[0]

  it('is a row by its name, with its properties, its value or its address', () => {
    const properties = { plan: 'pro', seats: 3, paid: true }
    expect(row({ kind: 'custom', name: 'Bought', properties })).toMatchObject({
      kind: 'custom',
      label: 'Bought',
      properties,
    })
    expect(row({ kind: 'identify', person: 'user-7', properties })).toMatchObject({ label: 'user-7', properties })
    expect(row({ kind: 'web vital', metric: 'CLS', value: 0.1 })).toMatchObject({ label: 'CLS', value: 0.1 })
    expect(row({ kind: 'download', name: 'a.csv', url: 'https://shop.test/a.csv' })).toMatchObject({
      label: 'a.csv',
      detail: 'https://shop.test/a.csv',
    })
    expect(row({ kind: 'console', level: 'warn', text: 'low', count: 1, stack: 'at buy' })).toMatchObject({
      label: 'low',
      detail: 'at buy',
    })
    expect(row({ kind: 'resources', list: [] })).toBeUndefined()
  })

  it('keeps of forged properties what properties are, and of forged values nothing', () => {
    const properties = { a: { b: 1 }, c: null, d: 'x'.repeat(10_000), e: Infinity, ok: 1 }
    const { properties: kept } = row({ kind: 'custom', name: 7, properties })!
    expect(Object.keys(kept!)).toEqual(['d', 'ok'])
    expect(String(kept!['d']).length).toBeLessThan(1_000)
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`p${index}`, index]))
    expect(Object.keys(row({ kind: 'custom', name: 'x', properties: many })!.properties!)).toHaveLength(50)
    for (const forged of [
      { metric: 'TTI', value: 1 },
      { metric: 'LCP', value: -1 },
      { metric: 'LCP', value: '1' },
    ])
      expect(row({ kind: 'web vital', ...forged })).toBeUndefined()
  })

  it('keeps headers and bodies out of the row', () => {
    const request = { kind: 'request', type: 'fetch', method: 'GET', url: 'https://shop.test/', status: 200 }
    const asked = { requestHeaders: { a: 'b', c: 1 }, responseBody: 'x'.repeat(200_000), requestBody: 7 }
    const payload = readPayload(buildSaid({ ...request, ...asked }, 7)) as {
      requestHeaders: object
      responseBody: string
    }
    expect(payload.requestHeaders).toEqual({ a: 'b' })
    expect(payload.responseBody).toHaveLength(100_000)
    expect(payload).not.toHaveProperty('requestBody')
    expect(JSON.stringify(row({ ...request, ...asked })).length).toBeLessThan(1_000)
  })
})
