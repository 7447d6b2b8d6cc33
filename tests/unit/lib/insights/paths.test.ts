import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { BETWEEN, layPaths, OTHERS, type PathRules } from '@/lib/insights/paths'
import { splitTrails, TRAIL_GAP_MS, type Stop } from '@/lib/insights/trails'

const stopsOf = (names: string): Stop[] => Array.from(names, (name, index) => ({ name, at: index * 1_000, row: index }))
const trailsOf = (...lines: string[]) => lines.flatMap((names, session) => splitTrails(session, stopsOf(names)))
const rules = (change: Partial<PathRules> = {}): PathRules => ({ stepCount: 5, nameCount: 10, minWeight: 1, ...change })
const outline = (lines: string[], change: Partial<PathRules> = {}) =>
  layPaths(trailsOf(...lines), rules(change)).nodes.map(
    ({ place, name, paths }) => `${place} ${name || '*'} ${paths.length}`,
  )

describe('trails', () => {
  test('end where somebody was away for more than half an hour', () => {
    const stops = [0, TRAIL_GAP_MS, 2 * TRAIL_GAP_MS + 1].map((at, row) => ({ name: String(row), at, row }))
    expect(
      splitTrails(3, stops).map(({ session, stops }) => [session, stops.map(({ name }) => name).join('')]),
    ).toEqual([
      [3, '01'],
      [3, '2'],
    ])
  })

  test('do not go from a place to itself, and repeating one is no pause', () => {
    expect(trailsOf('aabba').map(({ stops }) => stops.map(({ name }) => name).join(''))).toEqual(['aba'])
    const stops = [0, 1_000_000, 2_000_000].map((at, row) => ({ name: row < 2 ? 'a' : 'b', at, row }))
    expect(splitTrails(0, stops)).toHaveLength(1)
  })
})

describe('paths', () => {
  test('begin where trails do, or at the first stop of a name', () => {
    expect(outline(['ab', 'cab'])).toEqual(['0 a 1', '0 c 1', '1 a 1', '1 b 1', '2 b 1'])
    expect(outline(['ab', 'cabac', 'xy'], { start: 'a', stepCount: 2 })).toEqual(['0 a 2', '1 b 2'])
  })

  test('end at the first stop of a name, with what led there', () => {
    expect(outline(['abcd', 'xcd', 'ab'], { end: 'c', stepCount: 2 })).toEqual(['0 b 1', '0 x 1', '1 c 2'])
  })

  test('from a start to an end are shortened between', () => {
    const { paths } = layPaths(trailsOf('sabcde'), rules({ start: 's', end: 'e', stepCount: 4 }))
    expect(paths[0]!.stops.map(({ name }) => name)).toEqual(['s', 'a', BETWEEN, 'e'])
  })

  test('less common names are the others', () => {
    expect(outline(['xa', 'xa', 'xb', 'xc'], { nameCount: 1 })).toEqual(['0 x 4', '1 a 2', '1 * 2'])
    expect(outline(['xa', 'xa', 'xb', 'xc'], { minWeight: 2 })).toEqual(['0 x 4', '1 a 2', '1 * 2'])
  })

  test('of every node what goes on, what ended and what goes beyond add up, whatever happened', () => {
    const lines = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e'), maxLength: 12 }), {
      maxLength: 12,
    })
    const name = fc.option(fc.constantFrom('a', 'b', 'e'), { nil: undefined })
    fc.assert(
      fc.property(
        lines,
        name,
        name,
        fc.integer({ min: 2, max: 6 }),
        fc.nat(4),
        fc.nat(3),
        (all, start, end, ...sizes) => {
          const [stepCount, nameCount, minWeight] = sizes
          const given = { stepCount, nameCount, minWeight, ...(start && { start }), ...(end && { end }) }
          const { paths, nodes, links } = layPaths(trailsOf(...all), given)
          for (const node of nodes) {
            const out = links.filter(({ from }) => from === node).flatMap((link) => link.paths)
            const told = [...out, ...node.ended, ...node.goingOn].toSorted((a, b) => a - b)
            expect(told).toEqual(node.paths)
            const into = links.filter(({ to }) => to === node).flatMap((link) => link.paths)
            const begun = node.paths.filter((path) => paths[path]!.firstPlace === node.place)
            expect([...into, ...begun].toSorted((a, b) => a - b)).toEqual(node.paths)
            expect(new Set(node.paths).size).toBe(node.paths.length)
          }
          const isLaidToEnd = end !== undefined && start === undefined
          const hasEndedEarly = nodes.some((node) => node.ended.length > 0 && node.place < stepCount - 1)
          expect(isLaidToEnd && hasEndedEarly).toBe(false)
          for (const { name: own, paths: some, place } of nodes.filter((node) => node.name !== OTHERS)) {
            const counted = paths.filter(({ stops, firstPlace }) => stops[place - firstPlace]?.name === own).length
            expect(some.length).toBe(counted)
          }
        },
      ),
    )
  })
})
