import type { eventWithTime } from '@rrweb/types'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { findElement } from '@/lib/edits/find-element'
import { redactElement } from '@/lib/edits/redact-element'
import { stateAt } from '@/lib/replay/state/state-at'

import { buildClick, buildSaid } from '../../../fixtures/rrweb-events'
import { add, element, find, increment, LATER, list, mutation, outline, page, read, text } from '../replay/state/page'
import type { Built } from '../replay/state/page'
import { program, run } from '../replay/state/random-page'

const SIZE = { width: 120, height: 40.5 }
const onPage = (nodeId: number, selector = '') => ({ pageId: 'page-1', nodeId, selector })

function redact(events: readonly eventWithTime[], nodeId: number, selector = '', pageId = 'page-1') {
  const found = findElement(onPage(nodeId, selector), pageId, events)
  return { found, redacted: redactElement(events, found, SIZE) }
}

const card = () =>
  element(
    5,
    'div',
    { class: 'card', title: 'secret-1', id: 'me' },
    text(6, 'secret-2'),
    element(7, 'input', { value: 'secret-3' }),
  )
const bodyOf = (events: readonly eventWithTime[], at = LATER) => outline(find(read(events, at).root, 4))

describe('a redacted element', () => {
  test('is an empty box of its size with its class', () => {
    const { redacted } = redact(page(card(), text(8, 'stays')), 5)
    expect(find(read(redacted).root, 5)).toEqual({
      ...element(5, 'div', { class: 'card', rr_width: '120px', rr_height: '40.5px' }),
      v: 'b',
    })
    expect(JSON.stringify(redacted)).not.toContain('secret')
    expect(bodyOf(redacted)).toBe('body(div "stays")')
  })

  test('takes with it whatever happens in it', () => {
    const events = [
      ...page(card(), element(8, 'p')),
      mutation(2_000, {
        texts: [{ id: 6, value: 'secret-4' }],
        attributes: [
          { id: 5, attributes: { title: 'secret-5', class: 'card open', style: { color: 'secret-6' } } },
          { id: 7, attributes: { placeholder: 'secret-7' } },
        ],
        adds: [add(5, text(9, 'secret-8')), add(8, text(10, 'new'))],
        verdicts: { 5: 's', 6: 's', 7: 'i' },
      }),
      increment(5, 2_100, { id: 7, text: 'secret-9', isChecked: false }),
      increment(5, 2_100, { id: 5, text: 'secret-9', isChecked: false }),
      increment(2, 2_200, { id: 7, type: 2, x: 1, y: 1 }),
      increment(3, 2_300, { id: 7, x: 0, y: 77_777 }),
      increment(9, 2_400, { id: 7, type: 0, commands: [{ property: 'fillText', args: ['secret-10'] }] }),
      increment(14, 2_500, { ranges: [{ start: 6, startOffset: 0, end: 6, endOffset: 77_777 }] }),
      increment(8, 2_600, { id: 7, adds: [{ rule: '.secret-11{}' }] }),
      increment(7, 2_700, { id: 7, type: 0, currentTime: 77_777 }),
      mutation(3_000, {
        removes: [
          { id: 9, parentId: 5 },
          { id: 10, parentId: 8 },
        ],
      }),
    ]
    const { redacted } = redact(events, 5)
    expect(JSON.stringify(redacted)).not.toMatch(/secret|77777/)
    expect(find(read(redacted, 2_900).root, 5).attributes).toMatchObject({ class: 'card open' })
    expect([bodyOf(redacted, 2_900), bodyOf(redacted)]).toEqual(['body(div p("new"))', 'body(div p)'])
    expect(read(redacted)).toMatchObject({ skippedCount: 0 })
  })

  test('keeps where the pointer was, over the box', () => {
    const move = increment(1, 2_000, {
      positions: [
        { x: 5, y: 6, id: 7, timeOffset: -10 },
        { x: 7, y: 8, id: 4, timeOffset: 0 },
      ],
    })
    const { redacted } = redact([...page(card()), move], 5)
    expect(redacted.at(-1)!.data).toMatchObject({
      positions: [
        { x: 5, y: 6, id: 5 },
        { x: 7, y: 8, id: 4 },
      ],
    })
  })

  test('of several has the pointer that was over it', () => {
    const two = element(9, 'div', { class: 'card' }, element(10, 'b'))
    const move = increment(1, 2_000, { positions: [{ x: 5, y: 6, id: 10, timeOffset: 0 }] })
    const { redacted } = redact([...page(card(), two), move], 1_000, '.card')
    expect(redacted.at(-1)!.data).toMatchObject({ positions: [{ id: 9 }] })
  })

  test('has no label and no selector in what the recorder said of it', () => {
    const events = [
      ...page(card()),
      buildSaid({ kind: 'click', nodeId: 7, label: 'secret-1', selector: '#secret', role: 'button' }, 2_000),
      buildClick('Buy', 2_001),
    ]
    const { redacted } = redact(events, 5)
    expect(redacted.slice(-2).map(({ data }) => (data as { payload: object }).payload)).toMatchObject([
      { label: '', selector: '', nodeId: 7 },
      { label: 'Buy', selector: '#buy' },
    ])
  })

  test('takes what was moved out of it from everywhere, and neighbours find their place', () => {
    const events = [
      ...page(card(), element(8, 'p')),
      mutation(2_000, { removes: [{ id: 6, parentId: 5 }], adds: [add(8, text(6, 'secret-2'))] }),
      mutation(3_000, { adds: [add(8, element(9, 'b'), 6)] }),
      mutation(4_000, { adds: [add(8, element(10, 'i'), null), add(8, element(11, 'u'), 6)] }),
    ]
    const { redacted } = redact(events, 5)
    expect(JSON.stringify(redacted)).not.toContain('secret')
    expect(bodyOf(redacted)).toBe('body(div p(b u i))')
    expect(read(redacted)).toMatchObject({ skippedCount: 0 })
  })

  test('that came into another one goes with it', () => {
    const events = [
      ...page(element(5, 'div'), card7()),
      mutation(2_000, {
        removes: [{ id: 7, parentId: 4 }],
        adds: [add(5, element(7, 'p')), add(7, text(8, 'secret'))],
      }),
    ]
    const { redacted } = redact(events, 5)
    expect(JSON.stringify(redacted)).not.toContain('secret')
    expect(bodyOf(redacted, 1_500)).toBe('body(div)')
  })

  test('in a shadow root or a frame is one as well', () => {
    const host = element(5, 'x-card', {}, { ...element(6, 'p', {}, text(7, 'secret')), isShadow: true })
    host['isShadowHost'] = true
    const frame = mutation(2_000, {
      adds: [
        add(8, {
          type: 0,
          id: 9,
          rootId: 9,
          childNodes: [{ ...element(10, 'html', {}, text(11, 'secret')), rootId: 9 }],
        }),
      ],
      isAttachIframe: true,
    })
    const events = [...page(host, element(8, 'iframe')), frame]
    const inShadow = redact(events, 1_000, 'x-card >>> p').redacted
    expect(JSON.stringify(inShadow)).toContain('"tagName":"p","attributes":{"rr_width"')
    expect(JSON.stringify(redact(redact(events, 5).redacted, 8).redacted)).not.toContain('secret')
  })

  test('that is a document leaves one that can be built', () => {
    const { redacted } = redact(page(card()), 1)
    expect(outline(read(redacted).root)).toBe('html')
    expect(JSON.stringify(redacted)).not.toContain('secret')
  })

  test('leaves style sheets that others use too, and takes those of its own', () => {
    const adopt = (timestamp: number, id: number, styleIds: number[], ...defined: number[]) =>
      increment(15, timestamp, {
        id,
        styleIds,
        styles: defined.map((styleId) => ({ styleId, rules: [{ rule: `.s${styleId}{}`, index: 0 }] })),
      })
    const events = [
      ...page(card()),
      adopt(2_000, 5, [1, 2], 1, 2),
      increment(8, 2_500, { styleId: 2, adds: [{ rule: '.own{}', index: 0 }] }),
      adopt(3_000, 1, [1]),
    ]
    const { redacted } = redact(events, 5)
    expect(JSON.stringify(redacted)).not.toMatch(/\.s2|\.own/)
    expect(JSON.stringify(read(redacted).after)).toContain('.s1{}')
  })
})

const card7 = () => element(7, 'p', { title: 'secret-1' })

/** Every string that was ever in the element or in what was ever inside of it, and the page without both. */
function listStrings(node: Built, ids: ReadonlySet<number>): string[] {
  return list(node)
    .filter(({ id }) => ids.has(id))
    .flatMap(({ textContent, attributes }) => [textContent, ...Object.values(attributes ?? {})])
    .flatMap((value) => (typeof value === 'string' ? (value.match(/s\d+-\d+-/g) ?? []) : []))
}

function prune(node: Built, gone: ReadonlySet<number>, boxes: ReadonlySet<number>): Built {
  if (boxes.has(node.id))
    return { ...element(node.id, node.tagName!, { rr_width: '120px', rr_height: '40.5px' }), v: 'b' }
  const children = node.childNodes?.filter(({ id }) => !gone.has(id)).map((child) => prune(child, gone, boxes))
  return { ...node, ...(children && { childNodes: children }) }
}

describe('after any changes of a page', () => {
  const runs = fc.tuple(program, fc.nat(1_000), fc.nat(2))

  test('nothing that ever stood in the element is left, and the rest stands where it stood', () => {
    fc.assert(
      fc.property(runs, ([batches, index, kind]) => {
        const { events } = run(batches)
        const ids = [...new Set(JSON.stringify(events).match(/"id":\d+,"tagName"/g))]
          .map((found) => Number(/\d+/.exec(found)![0]))
          .filter((id) => id > 4)
        const nodeId = ids[index % ids.length]!
        const { found, redacted } = redact(events, kind === 0 ? 1_000_000 : nodeId, kind === 0 ? 'ul' : '')
        const [gone, boxes] = [new Set(found.inside), new Set(found.boxes)]
        const result = JSON.stringify(redacted)
        for (const at of new Set(events.map((event) => event.timestamp))) {
          const [before, after] = [read(events, at), read(redacted, at)]
          expect(after.root).toEqual(prune(before.root, gone, boxes))
          expect(after.skippedCount).toBeLessThanOrEqual(before.skippedCount)
          const strings = listStrings(before.root, gone.union(boxes))
          expect(strings.filter((string) => result.includes(string))).toEqual([])
        }
        const times = new Set(events.map((event) => event.timestamp))
        expect(redacted.every((event) => times.has(event.timestamp))).toBe(true)
        expect(redactElement(redacted, found, SIZE)).toEqual(redacted)
      }),
      { numRuns: 1000 },
    )
  })

  test('what is given is not changed', () => {
    fc.assert(
      fc.property(program, (batches) => {
        const { events } = run(batches)
        const before = structuredClone(events)
        redact(events, 5, 'p')
        expect(events).toEqual(before)
      }),
      { numRuns: 30 },
    )
  })

  test('hostile events are no reason to stop', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ type: fc.nat(7), timestamp: fc.nat(5_000), data: fc.jsonValue() })),
        (hostile) => {
          const { redacted } = redact([...page(card()), ...(hostile as unknown as eventWithTime[])], 5, 'p')
          expect(() => stateAt(redacted, LATER)).not.toThrow()
        },
      ),
    )
  })
})
