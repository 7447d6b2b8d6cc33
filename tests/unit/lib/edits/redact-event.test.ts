import type { eventWithTime } from '@rrweb/types'
import { describe, expect, test } from 'vitest'

import { redactEvent } from '@/lib/edits/redact-event'
import type { EventTarget } from '@/lib/model/edit'

import { buildPageView, buildSaid } from '../../../fixtures/rrweb-events'
import { element, increment, mutation, page, read, text } from '../replay/state/page'

const target = (changes: Partial<EventTarget>): EventTarget => ({
  pageId: 'page-1',
  kind: 'click',
  nodeId: 5,
  at: 2_000,
  url: 'https://shop.test/a',
  label: 'Buy',
  ...changes,
})

const said = (kind: string, nodeId: number, at: number) =>
  buildSaid({ kind, nodeId, label: 'Buy', selector: '#buy', role: 'button', v: 's' }, at)
const touch = (type: number, id: number, at: number) => increment(2, at, { type, id, x: 1, y: 1 })
const type = (id: number, at: number, value: string, userTriggered = true) =>
  increment(5, at, { id, text: value, isChecked: false, userTriggered })

/** What is gone, by its place. */
function listGone(events: readonly eventWithTime[], one: EventTarget): number[] {
  const left = new Set(redactEvent(events, one))
  return [...events.keys()].filter((index) => !left.has(events[index]!))
}

describe('a redacted click', () => {
  test('takes what the recorder said of it and what the mouse did to the same node around it', () => {
    const events = [
      touch(1, 5, 1_499),
      touch(1, 5, 1_500),
      touch(1, 6, 1_900),
      touch(0, 5, 1_950),
      touch(5, 5, 1_960),
      touch(2, 5, 2_000),
      said('click', 5, 2_000),
      said('click', 6, 2_000),
      said('submit', 5, 2_000),
      touch(7, 5, 2_100),
      touch(1, 5, 2_101),
      said('click', 5, 2_101),
      increment(1, 2_000, { positions: [{ x: 1, y: 1, id: 5, timeOffset: 0 }] }),
    ]
    expect(listGone(events, target({}))).toEqual([1, 3, 4, 5, 6, 9])
  })
})

describe('a redacted input', () => {
  const events = [
    type(5, 1_000, 'of an edit before'),
    touch(2, 5, 1_500),
    type(6, 1_600, 'elsewhere'),
    type(5, 1_999, 'a'),
    said('input', 5, 2_000),
    type(5, 2_100, 'ab'),
    type(6, 2_150, 'set by script', false),
    type(5, 9_000, 'abc'),
    touch(6, 5, 9_100),
    type(6, 9_200, 'x'),
    type(5, 9_300, 'of an edit after'),
  ]

  test('takes the values of its edit: until a click or another field, and since the last of these', () => {
    expect(listGone(events, target({ kind: 'input' }))).toEqual([3, 4, 5, 7])
  })

  test('takes nothing more when it is done again', () => {
    const once = redactEvent(events, target({ kind: 'input' }))
    expect(redactEvent(once, target({ kind: 'input' }))).toEqual(once)
  })
})

describe('a redacted page view', () => {
  const url = 'https://shop.test/a?id=7'
  const [meta, snapshot] = page(
    element(20, 'title', {}, text(21, ' Order\n 7 ')),
    element(22, 'p', {}, text(23, 'Order 7')),
  )
  const events = [
    { ...meta!, data: { href: url, width: 1, height: 1 } } as eventWithTime,
    snapshot!,
    buildPageView(2_000, url, 'Order 7'),
    mutation(2_500, { texts: [{ id: 21, value: 'Order 7' }] }),
    buildPageView(3_000, 'https://shop.test/b', 'Order 8'),
    mutation(3_000, { texts: [{ id: 21, value: 'Order 8' }] }),
  ]
  const redacted = redactEvent(events, target({ kind: 'page view', nodeId: 0, url, label: 'Order 7' }))

  test('masks its title and its address wherever they stand, and nothing else', () => {
    expect(redacted.filter(({ type }) => (type as number) === 5)).toEqual([events[4]])
    expect(redacted[0]!.data).toMatchObject({ href: '******' })
    const dump = JSON.stringify(redacted)
    expect(dump).not.toContain('id=7')
    expect(dump.match(/Order.{1,3}7/g)).toEqual(['Order 7'])
    expect(dump).toContain('Order 8')
  })

  test('leaves the page', () => {
    expect(read(redacted)).toMatchObject({ skippedCount: 0 })
    expect(JSON.stringify(read(redacted).root)).toContain('"textContent":"Order 7"')
  })

  test('is found by the beginning of what was too long for a row', () => {
    const long = `https://shop.test/${'x'.repeat(600)}`
    const left = redactEvent(
      [buildPageView(2_000, long, 'T')],
      target({ kind: 'page view', nodeId: 0, url: long.slice(0, 500), label: 'T' }),
    )
    expect(left).toEqual([])
  })
})

test('an event of another page or another moment takes nothing', () => {
  const events = [said('click', 5, 2_001), said('input', 5, 2_000), touch(2, 6, 2_000)]
  expect(listGone(events, target({}))).toEqual([])
  expect(listGone(events, target({ kind: 'submit' }))).toEqual([])
  expect(listGone(events, target({ kind: 'tab shown', pageId: '' }))).toEqual([])
})
