import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { laySankey, STOP_PX } from '@/components/insights/lay-sankey'
import type { PathsAnswer } from '@/lib/insights/answer-paths'
import { count } from '@/lib/insights/selection'
import { layPaths } from '@/lib/insights/paths'
import { splitTrails } from '@/lib/insights/trails'

const counted = (value: number) =>
  count(Array.from({ length: value }, (_, index) => ({ actorId: `${index}`, sessionId: `${index}`, startAt: index })))

function answer(lines: string[], end?: string): PathsAnswer {
  const trails = lines.flatMap((names, session) =>
    splitTrails(
      session,
      Array.from(names, (name, row) => ({ name, at: row, row })),
    ),
  )
  const { paths, nodes, links } = layPaths(trails, { stepCount: 5, nameCount: 3, minWeight: 1, end })
  return {
    nodes: nodes.map(({ place, name, paths: own, ended }) => ({
      place,
      name,
      all: counted(own.length),
      goingOn: counted(own.length - ended.length),
      droppedOff: counted(ended.length),
    })),
    links: links.map(({ from, to, paths: own }) => {
      return { from: nodes.indexOf(from), to: nodes.indexOf(to), counted: counted(own.length), medianMs: 0 }
    }),
    visitCount: paths.length,
    names: [],
  }
}

describe('paths as a diagram', () => {
  test('stand in their columns, and where there is but one, at its place', () => {
    const { nodes, columns } = laySankey(answer(['a', 'a', 'b']))
    expect(columns).toEqual([{ place: 0, x: 0 }])
    expect(nodes.map(({ x, y, heightPx }) => [x, y, heightPx].every(Number.isFinite))).toEqual([true, true])
    expect(nodes[0]!.heightPx).toBeCloseTo(2 * nodes[1]!.heightPx, 6)
  })

  test('that end somewhere begin with the first column that has a stop', () => {
    const { columns } = laySankey(answer(['abz', 'bz'], 'z'))
    expect(columns.map(({ place }) => place)).toEqual([2, 3, 4])
  })

  test('leave room for the words of every stop, and keep the order of the answer, whatever happened', () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e'), minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), fc.constantFrom(undefined, 'a'), (lines, end) => {
        const given = answer(end ? [...lines, end] : lines, end)
        const { nodes, links, heightPx } = laySankey(given)
        for (const [index, node] of nodes.entries()) {
          const below = nodes[index + 1]
          const isBelow = given.nodes[index]!.place === given.nodes[index + 1]?.place
          expect(isBelow && below!.y - node.y - node.heightPx < STOP_PX).toBe(false)
          expect(node.y + STOP_PX).toBeLessThanOrEqual(heightPx + 0.001)
        }
        expect(links.every(({ line: path, widthPx }) => !path.includes('NaN') && widthPx > 0)).toBe(true)
      }),
    )
  })
})
