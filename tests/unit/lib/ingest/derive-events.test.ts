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

  it('does not read what others put into the stream', () => {
    const event = { type: 5, timestamp: 1, data: { tag: 'other', payload: { kind: 'click' } } } as never
    expect(readPayload(event)).toBeUndefined()
  })
})
