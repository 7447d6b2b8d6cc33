import { IncrementalSource, type eventWithTime } from '@rrweb/types'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { joinFrames } from '@/lib/replay/join-frames'
import { cutEvents } from '@/lib/replay/state/cut-events'
import { stateAt } from '@/lib/replay/state/state-at'

import { add, element, increment, LATER, mutation, page, read, text, type Built } from './page'

/** JSON that looks a little like what a recorder sends. */
const KEYS = `
  id parentId nextId previousId node type tagName attributes childNodes textContent rootId adds removes texts
  value style rule index styles styleId styleIds set remove property positions x y timeOffset ranges start end
  isShadow _cssText text isChecked commands __proto__ toString define name width height currentTime
  replaceSync rr_mediaState
`
  .trim()
  .split(/\s+/)
const leaf = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, Number.NaN, -1, 0, 1, 2, 4, 5, 6, 1e300, -(2 ** 53)),
  fc.nat(9),
  fc.constantFrom('style', 'iframe', 'select', 'option', 'video', 'canvas', 'a{b:c}', '@media x{', '}', ''),
)
const { hostile } = fc.letrec((tie) => ({
  hostile: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc.array(tie('hostile'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('hostile'), { maxKeys: 7 }),
  ),
}))
const data = fc
  .tuple(fc.integer({ min: -1, max: 17 }), fc.dictionary(fc.constantFrom(...KEYS), hostile))
  .map(([source, rest]) => ({ ...rest, source }))
const event = fc.record({
  type: fc.oneof({ arbitrary: fc.constant(3), weight: 4 }, { arbitrary: fc.nat(9), weight: 1 }),
  timestamp: fc.oneof(fc.integer({ min: 900, max: 3_000 }), leaf),
  data: fc.oneof({ arbitrary: data, weight: 5 }, { arbitrary: hostile, weight: 1 }),
})
const sheet = element(5, 'style', { _cssText: 'a{b:c}@media x{d{e:f}}' }, text(6, ''))
const sound = page(sheet, element(7, 'iframe'), element(8, 'select', {}, element(9, 'option')))

test('whatever is stored, nothing is thrown, and what comes out can be read again', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(event, hostile), { maxLength: 25 }), (events) => {
      const stored = [...sound, ...events] as eventWithTime[]
      const { events: built, skippedCount } = stateAt(stored, LATER)
      expect(skippedCount).toBeGreaterThanOrEqual(0)
      expect(stateAt(built, LATER).events).toEqual(built)
      expect(() => cutEvents(stored, 1_500)).not.toThrow()
      expect(() => joinFrames(stored, [{ frameNodeId: 7, events: stored }])).not.toThrow()
    }),
    { numRuns: 2_000 },
  )
})

test('each kind of increment without its parts is counted and skipped', () => {
  for (const source of Object.values(IncrementalSource).filter((value) => typeof value === 'number')) {
    for (const parts of [
      {},
      { id: 99 },
      { id: 'x', adds: [null], removes: 3, texts: [{}], attributes: [[]], positions: [1] },
    ]) {
      const { built } = read([...sound, increment(source, 2_000, parts)])
      expect(built[1]).toEqual(read(sound).built[1])
    }
  }
})

test('events out of order are put in order, and those without a time are counted', () => {
  const change = (timestamp: number) => mutation(timestamp, { texts: [{ id: 6, value: `t${timestamp}` }] })
  const [meta, snapshot] = page(text(6, 'first')) as [eventWithTime, eventWithTime]
  const { built, skippedCount } = read([
    change(3_000),
    change(2_000),
    snapshot,
    { ...change(1), timestamp: Number.NaN },
    meta,
  ])
  expect(JSON.stringify(built)).toContain('t3000')
  expect(skippedCount).toBe(1)
})

test('nodes nested deeper than any stack are followed, and a tree that holds itself ends', () => {
  let deep: Built = text(9, 'bottom')
  for (let id = 10; id < 60_000; id += 1) deep = element(id, 'b', {}, deep)
  const ring = element(60_001, 'i')
  ring.childNodes!.push(ring)
  const adds = Array.from({ length: 50_000 }, (_, index) =>
    add(index === 0 ? 4 : 69_999 + index, element(70_000 + index, 'u')),
  )
  const { events, skippedCount } = stateAt([...page(deep, ring), mutation(2_000, { adds })], LATER)
  expect(skippedCount).toBe(1)
  expect(measureDepth((events[1] as unknown as { data: { node: Built } }).data.node)).toBe(59_994)
})

function measureDepth(top: Built): number {
  let level = [top]
  let depth = 0
  for (; level.length > 0; depth += 1) level = level.flatMap((node) => node.childNodes ?? [])
  return depth
}

test('grouping rules nested without end are not followed', () => {
  const css = '@media x{'.repeat(20_000)
  const path = Array.from({ length: 10_000 }, () => 0)
  const rule = increment(8, 2_000, { id: 5, adds: [{ rule: 'a{}', index: path }] })
  expect(read([...page(element(5, 'style', { _cssText: css })), rule]).skippedCount).toBe(1)
})

test('four times the events take about four times as long', () => {
  const quarter = measureHour(50_000)
  const whole = measureHour(200_000)
  // What grows with the square would take sixteen times as long.
  expect(whole / quarter).toBeLessThan(10)
})

/** How long it takes to follow so many changes of a list of 5,000 rows, ms. */
function measureHour(count: number): number {
  const rows = Array.from({ length: 5_000 }, (_, index) =>
    element(100 + index * 2, 'li', { style: 'top: 0' }, text(101 + index * 2, 'row')),
  )
  const events = [...page(element(5, 'ul', {}, ...rows), element(6, 'style'))]
  for (let index = 0; index < count; index += 1) {
    const [timestamp, row] = [2_000 + index * 18, 100 + (index % 5_000) * 2]
    const id = 1_000_000 + index
    if (index % 4 === 0)
      events.push(
        mutation(timestamp, { attributes: [{ id: row, attributes: { style: { top: `${index}px`, opacity: '1' } } }] }),
      )
    else if (index % 4 === 1)
      events.push(mutation(timestamp, { adds: [add(5, element(id, 'li'), row), add(id, text(id + 500_000, 'new'))] }))
    else if (index % 4 === 2)
      events.push(
        mutation(timestamp, { removes: [{ id: id - 1, parentId: 5 }], texts: [{ id: row + 1, value: `${index}` }] }),
      )
    else events.push(increment(8, timestamp, { id: 6, adds: [{ rule: `.r${index}{}`, index: Math.floor(index / 4) }] }))
  }
  const from = performance.now()
  const { events: built, skippedCount } = stateAt(events, 10 ** 12)
  const tookMs = performance.now() - from
  expect(skippedCount).toBe(0)
  expect(built.length).toBeGreaterThan(2)
  return tookMs
}
