import type { eventWithTime } from '@rrweb/types'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { maskEvents } from '@/lib/masking/mask-events'
import { DEFAULT_RULES, type MaskRules } from '@/lib/model/rules'

import {
  buildAdd,
  buildIncrement,
  buildMutation,
  buildSaid,
  buildSnapshot,
  type Node,
} from '../../../fixtures/rrweb-events'
import { anyTree, SECRET } from './trees'

const STRICT: MaskRules = { ...DEFAULT_RULES, level: 'strict' }
const mask = (event: unknown, rules = DEFAULT_RULES) => JSON.stringify(maskEvents([event as eventWithTime], rules))

const planted = (attributes: object, tagName = 'p') =>
  ({ type: 2, id: 2, tagName, attributes, childNodes: [] }) as unknown as Node

const PLACES =
  'title alt aria-label data-x value placeholder content onclick summary x-anything href src srcset poster srcdoc action rr_src rr_dataURL data xlink:href'

function strip(node: Node): Node {
  const bare: Node = Object.assign({ ...node }, { v: undefined })
  return 'childNodes' in bare ? { ...bare, childNodes: bare.childNodes.map(strip) } : bare
}

function readTexts(node: Node): string[] {
  if ('textContent' in node) return [node.textContent ?? '']
  return 'childNodes' in node ? node.childNodes.flatMap(readTexts) : []
}

describe('what has no verdict', () => {
  it.each(PLACES.split(' '))('keeps nothing in the attribute %s', (name) => {
    const path = `https://shop.test/${SECRET}?q=${SECRET}#${SECRET}`
    for (const text of [SECRET, path]) {
      expect(mask(buildSnapshot(1, planted({ [name]: text })))).not.toContain(SECRET)
      expect(mask(buildMutation(1, { adds: [buildAdd(planted({ [name]: text }))] }))).not.toContain(SECRET)
      expect(
        mask(buildMutation(1, { attributes: [{ id: 2, attributes: { [name]: text } }], verdicts: {} })),
      ).not.toContain(SECRET)
    }
  })

  it('keeps no text of any tree', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const [event] = maskEvents([buildSnapshot(1, strip(tree))], DEFAULT_RULES)
        for (const text of readTexts((event!.data as { node: Node }).node)) expect(text).toMatch(/^[\s*]*$/u)
      }),
    )
  })

  it.each([
    ['a text', buildMutation(1, { texts: [{ id: 2, value: SECRET }], verdicts: undefined })],
    ['a text of another one', buildMutation(1, { texts: [{ id: 2, value: SECRET }], verdicts: { 3: 's' } })],
    [
      'a text with a word for a verdict',
      buildMutation(1, { texts: [{ id: 2, value: SECRET }], verdicts: { 2: 'shown' } }),
    ],
    ['an input', buildIncrement(5, 1, { id: 2, text: SECRET, isChecked: false })],
    ['a drawing', buildIncrement(9, 1, { id: 2, commands: [{ property: 'fillText', args: [SECRET] }] })],
    ['a label', buildSaid({ kind: 'click', label: SECRET, selector: '#x', role: '', nodeId: 1 })],
    ['a title', buildSaid({ kind: 'page view', url: '/', title: SECRET })],
  ])('is masked: %s', (_, event) => {
    expect(mask(event)).not.toContain(SECRET)
  })
})

describe('at strict', () => {
  it.each([
    ['a rule of a style sheet', buildIncrement(8, 1, { adds: [{ rule: `p::before { content: "${SECRET}" }` }] })],
    ['a style that is set', buildIncrement(13, 1, { set: { property: '--label', value: `"${SECRET}"` } })],
    [
      'an adopted sheet',
      buildIncrement(15, 1, { styles: [{ styleId: 1, rules: [{ rule: `p{content:'${SECRET}'}` }] }] }),
    ],
    ['a plugin', { type: 6, data: { plugin: 'console', payload: { lines: [SECRET] } }, timestamp: 1 }],
    ['an event of another one', { type: 5, data: { tag: 'other', payload: { text: SECRET } }, timestamp: 1 }],
    ['a style', buildSnapshot(1, planted({ style: `--x: "${SECRET}"; background: url(/${SECRET}.png)` }))],
    ['the styles of a page', buildSnapshot(1, planted({ _cssText: `p { content: "${SECRET}" }` }, 'style'))],
    [
      'a changed style',
      buildMutation(1, {
        attributes: [{ id: 2, attributes: { style: { '--x': `"${SECRET}"`, background: [`url("${SECRET}")`, ''] } } }],
        verdicts: {},
      }),
    ],
  ])('nothing is kept in %s', (_, event) => {
    expect(mask(event, STRICT)).not.toContain(SECRET)
  })

  it('styles stay styles, and the signs of icon fonts stay signs', () => {
    const css = String.raw`.icon::before { content: "\f101"; color: red } .a { content: "\2022" }`
    expect(mask(buildSnapshot(1, planted({ _cssText: css }, 'style')), STRICT)).toContain(JSON.stringify(css))
  })
})

describe('plugins and custom events', () => {
  it('keep no value under a name that opens doors, in any case', () => {
    const payload = { Authorization: SECRET, nested: { 'X-Api-Key': SECRET, setCookie: [SECRET] }, status: 200 }
    const masked = mask({ type: 6, data: { plugin: 'network', payload }, timestamp: 1 })
    expect(masked).not.toContain(SECRET)
    expect(masked).toContain('"status":200')
  })

  it('keep no query of an address in the middle of a line', () => {
    const line = `GET https://shop.test/a?token=${SECRET} failed`
    expect(mask({ type: 6, data: { plugin: 'console', payload: [line] }, timestamp: 1 })).toContain(
      'GET https://shop.test/a?token=****** failed',
    )
  })
})

it('a blocked element is an empty box with its size', () => {
  const node = {
    ...planted({ class: 'card', rr_width: '40px', rr_height: '2.5px', title: SECRET, src: SECRET }),
    v: 'b',
  }
  const [event] = maskEvents([buildSnapshot(1, { ...node, childNodes: [planted({})] })], DEFAULT_RULES)
  expect((event!.data as { node: unknown }).node).toMatchObject({
    attributes: { class: 'card', rr_width: '40px', rr_height: '2.5px' },
    childNodes: [],
  })
  expect(JSON.stringify(event)).not.toContain(SECRET)
})
