import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { listMasked } from '@/lib/masking/list-masked'
import { maskEvents } from '@/lib/masking/mask-events'
import { DEFAULT_RULES, type MaskRules } from '@/lib/model/rules'

import {
  buildClick,
  buildElement,
  buildMeta,
  buildMutation,
  buildSaid,
  buildSnapshot,
  buildText,
  T0,
  type Node,
} from '../../../fixtures/rrweb-events'

const judged = (node: Node, v: string): Node => Object.assign({ ...node }, { v })
const told = (...events: Parameters<typeof maskEvents>[0]) =>
  listMasked(maskEvents(events, DEFAULT_RULES)).map(({ kind, nodeId }) => `${kind} ${nodeId}`)

describe('what was masked', () => {
  it('is not the element of a preview over the page', () => {
    const preview = { class: 'rr-block', rr_width: '0px', rr_height: '0px' }
    const area = { class: 'rr-block', rr_width: '10px', rr_height: '0px' }
    const boxes = [preview, area].map((attributes, at) => judged(buildElement(3 + at, 'div', attributes), 'b'))
    expect(told(buildSnapshot(T0, buildElement(2, 'body', {}, ...boxes)))).toEqual(['blocked 4'])
  })

  it('is each place once: fields, texts, areas, and what patterns found', () => {
    const tree = buildElement(
      2,
      'body',
      {},
      judged(buildElement(3, 'select', {}, judged(buildElement(4, 'option', {}), 'i')), 'i'),
      judged(buildElement(5, 'div', {}, buildText(6, 'x')), 'b'),
      judged(buildElement(7, 'p', {}, judged(buildText(8, 'private'), 'm'), judged(buildText(9, '  '), 'm')), 'm'),
      buildElement(10, 'p', {}, buildText(11, 'to a@example.test and b@example.test')),
      buildElement(12, 'a', { href: '/?q=shoes' }),
    )
    const expected = ['field 3', 'blocked 5', 'text 8', 'email 11', 'address 12']
    expect(told(buildSnapshot(T0, tree))).toEqual(expected)
    expect(told(buildSnapshot(T0, tree), buildSnapshot(T0 + 9, tree))).toEqual(expected)
  })

  it('is told of changes, of the address of the page and of what a recorder says', () => {
    const change = buildMutation(T0, { texts: [{ id: 4, value: 'a@example.test' }] })
    expect(told(change)).toEqual(['email 4'])
    expect(told(buildMeta(T0, 'https://shop.test/?q=1'), buildClick('Call a@example.test', T0 + 1))).toEqual([
      'address 0',
      'email 0',
    ])
  })

  it('is counted anew by a recorder that begins anew, for it numbers the nodes anew', () => {
    const picture = buildSnapshot(T0, buildElement(2, 'p', {}, buildText(3, 'a@example.test')))
    const anew = { ...buildSaid({ kind: 'masking', level: 'medium' }), timestamp: T0 + 1 }
    expect(told(picture, anew, { ...picture, timestamp: T0 + 2 })).toEqual(['email 3', 'email 3'])
  })

  it('is the same when it was masked twice', () => {
    const rules: MaskRules = {
      ...DEFAULT_RULES,
      patterns: { ...DEFAULT_RULES.patterns, own: [{ name: 'id', source: 'ID-[0-9]{4}' }] },
    }
    fc.assert(
      fc.property(fc.array(fc.constantFrom('ID-1234', 'a@example.test', 'plain', '+44 20 7946 0958')), (texts) => {
        const nodes = texts.map((text, index) => buildText(index + 3, text))
        const once = maskEvents([buildSnapshot(T0, buildElement(2, 'p', {}, ...nodes))], rules)
        expect(listMasked(maskEvents(once, rules))).toEqual(listMasked(once))
        expect(listMasked(once)).toHaveLength(texts.filter((text) => text !== 'plain').length)
      }),
    )
  })

  it('is nothing that a page made up', () => {
    const forged = { ...buildText(3, 'x'), f: ['everything', 7, 'email'] } as never
    expect(told(buildSnapshot(T0, buildElement(2, 'p', {}, forged)))).toEqual(['email 3'])
  })
})
