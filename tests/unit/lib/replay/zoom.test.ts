import fc from 'fast-check'
import { expect, test } from 'vitest'

import { CLOSEST_VIEW_MS, followView, panView, zoomView } from '@/lib/replay/zoom'

const whole = { from: 1_000, to: 101_000 }

test('zooming in keeps what is under the pointer in its place', () => {
  expect(zoomView(whole, whole, 2, 1_000)).toEqual({ from: 1_000, to: 51_000 })
  expect(zoomView(whole, whole, 2, 101_000)).toEqual({ from: 51_000, to: 101_000 })
  expect(zoomView(whole, whole, 4, 51_000)).toEqual({ from: 38_500, to: 63_500 })
})

test('zooming out ends at the whole', () => {
  expect(zoomView({ from: 90_000, to: 100_000 }, whole, 1 / 100, 95_000)).toEqual(whole)
})

test('a view can be moved as far as there is something to see', () => {
  const view = { from: 1_000, to: 11_000 }
  expect([panView(view, whole, 5_000), panView(view, whole, -5_000), panView(view, whole, 1e9)]).toEqual([
    { from: 6_000, to: 16_000 },
    view,
    { from: 91_000, to: 101_000 },
  ])
})

test('a playhead that leaves the view takes it along', () => {
  const view = { from: 1_000, to: 11_000 }
  expect(followView(view, whole, 11_000)).toBe(view)
  expect(followView(view, whole, 11_001)).toEqual({ from: 10_001, to: 20_001 })
  expect(followView(view, whole, 101_000)).toEqual({ from: 91_000, to: 101_000 })
})

test('whatever is done, the view lies in the whole and is never closer than it may be', () => {
  const span = fc.tuple(fc.nat(1e6), fc.nat(1e6)).map(([from, length]) => ({ from, to: from + length }))
  fc.assert(
    fc.property(span, fc.double({ min: 0.01, max: 100, noNaN: true }), fc.nat(2e6), (all, factor, around) => {
      const length = all.to - all.from
      for (const view of [
        zoomView(all, all, factor, around),
        followView(zoomView(all, all, factor, around), all, all.to),
      ]) {
        expect(view.from).toBeGreaterThanOrEqual(all.from)
        expect(view.to).toBeLessThanOrEqual(all.to + 1e-6)
        expect(view.to - view.from).toBeGreaterThanOrEqual(Math.min(CLOSEST_VIEW_MS, length) - 1e-6)
      }
    }),
  )
})
