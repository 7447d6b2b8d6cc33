import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { answerPaths, type PathsAnswer } from '@/lib/insights/answer-paths'
import { NEW_PATHS } from '@/lib/insights/check-paths'
import { TRAIL_GAP_MS } from '@/lib/insights/trails'
import type { PathsDefinition } from '@/lib/model/insight'

import { T0 } from '../../../fixtures/rrweb-events'
import { isGivenBy } from '../search/naive-search'
import { filter as randomFilter, library as randomLibrary } from '../search/random-library'
import { fillLibrary } from './fill-library'
import { fillLines } from './fill-lines'

const NOW = T0 + 10 ** 12
const paths = (change: Partial<PathsDefinition> = {}): PathsDefinition => ({ ...NEW_PATHS, ...change })
const nodesOf = (lines: string[], change: Partial<PathsDefinition> = {}) => describeNodes(answer(lines, change))
const answer = (lines: string[], change: Partial<PathsDefinition> = {}) =>
  answerPaths(paths(change), fillLines(lines), NOW)
const describeNodes = ({ nodes }: PathsAnswer) =>
  nodes.map(
    ({ place, name, all, goingOn, droppedOff }) =>
      `${place} ${name || '*'} ${all.value} = ${goingOn.value} + ${droppedOff.value}`,
  )

describe('paths', () => {
  test('say of each step how many came by, went on and dropped off', () => {
    expect(nodesOf(['/ /cart /pay', '/ /cart/', '/ /about /about?x=1'])).toEqual([
      '0 / 3 = 3 + 0',
      '1 /cart 2 = 1 + 1',
      '1 /about 1 = 0 + 1',
      '2 /pay 1 = 0 + 1',
    ])
  })

  test('go on beyond the last column', () => {
    expect(nodesOf(['/a /b /c', '/a /b'], { stepCount: 2 })).toEqual(['0 /a 2 = 2 + 0', '1 /b 2 = 1 + 1'])
  })

  test('begin anew after more than half an hour: a session is two visits then, each opened where it is', () => {
    const { visitCount, nodes } = answer(['/a +1799 /b +1800 /c'])
    expect(visitCount).toBe(2)
    expect(nodes.map(({ name, all }) => [name, all.selection.map(({ startAt }) => startAt - T0)])).toEqual([
      ['/a', [1_000]],
      ['/c', [1_000 + TRAIL_GAP_MS + TRAIL_GAP_MS + 1_000]],
      ['/b', [1_000 + TRAIL_GAP_MS]],
    ])
  })

  test('of pages of a group go over one, and to the next of them nowhere', () => {
    expect(nodesOf(['/ /plants/fern /plants/fig /cart'], { groups: ['/plants/*'] })).toEqual([
      '0 / 1 = 1 + 0',
      '1 /plants/* 1 = 1 + 0',
      '2 /cart 1 = 0 + 1',
    ])
  })

  test('are cleaned first and grouped then; what is no safe expression cleans nothing', () => {
    const cleaning = [
      { pattern: '/\\d+', replacement: '/:id' },
      { pattern: '(a+)+$', replacement: 'never' },
      { pattern: '$', replacement: '$&' },
    ]
    expect(nodesOf(['/order/17 /order/18/paid'], { cleaning, groups: ['*paid'] })).toEqual([
      '0 /order/:id 1 = 1 + 0',
      '1 *paid 1 = 0 + 1',
    ])
  })

  test('go past what is hidden', () => {
    expect(nodesOf(['/a /ad /a /b'], { excluded: ['/ad'] })).toEqual(['0 /a 1 = 1 + 0', '1 /b 1 = 0 + 1'])
  })

  test('to an end all end in the last column', () => {
    expect(nodesOf(['/x /a /end', '/b /end', '/end', '/a'], { end: '/end', stepCount: 3 })).toEqual([
      '0 /x 1 = 1 + 0',
      '1 /a 1 = 1 + 0',
      '1 /b 1 = 1 + 0',
      '2 /end 3 = 0 + 3',
    ])
  })

  test('can go over all that somebody did', () => {
    expect(nodesOf(['/cart click:Pay console:x custom:Bought'], { of: 'events' })).toEqual([
      '0 Page view /cart 1 = 1 + 0',
      '1 Click Pay 1 = 1 + 0',
      '2 Bought 1 = 0 + 1',
    ])
  })

  test('to names that are not shown go to the others', () => {
    expect(nodesOf(['/a /b', '/a /b', '/a /c', '/a /d'], { nameCount: 1 })).toEqual([
      '0 /a 4 = 4 + 0',
      '1 /b 2 = 0 + 2',
      '1 * 2 = 0 + 2',
    ])
  })

  test('say how long each way took, and open it where it led', () => {
    const { links, nodes } = answer(['/a +9 /b', '/a +19 /b', '/a +99 /b'])
    expect(links.map(({ medianMs, counted }) => [medianMs, counted.selection.map(({ value }) => value)])).toEqual([
      [20_000, [10_000, 20_000, 100_000]],
    ])
    expect(links[0]!.counted.selection).toEqual(nodes[1]!.all.selection)
  })

  test('name what there is to stop at, the most common first', () => {
    expect(answer(['/a /b /a', '/b'], { start: '/a' }).names).toEqual(['/b', '/a'])
  })
})

test('of any sessions every number is its own list, and what goes out with who dropped off is the node', () => {
  const step = fc.record({ stepCount: fc.integer({ min: 2, max: 6 }), nameCount: fc.integer({ min: 1, max: 3 }) })
  fc.assert(
    fc.property(randomLibrary, randomFilter, step, (random, filter, sizes) => {
      const asked = paths({ ...sizes, sessions: { ...NEW_PATHS.sessions, filter } })
      const { nodes, links, visitCount } = answerPaths(asked, fillLibrary(random), NOW)
      // Without pauses in these sessions a visit is a session with a page view.
      const visits = random.given
        .filter((one) => isGivenBy(filter, one, random.world))
        .map(({ session, events }) => {
          const views = events.filter(({ kind }) => kind === 'page view').map(({ url }) => new URL(url).pathname)
          return { id: session.id, names: views.filter((name, index) => name !== views[index - 1]) }
        })
        .filter(({ names }) => names.length > 0)
      expect(visitCount).toBe(visits.length)
      for (const [index, { place, name, all, goingOn, droppedOff }] of nodes.entries()) {
        const ids = all.selection.map(({ sessionId }) => sessionId).toSorted()
        const shown = new Set(nodes.filter((node) => node.place === place).map((node) => node.name))
        const came = visits.filter(({ names }) => {
          const stop = names[place]
          return stop !== undefined && (name === '' ? !shown.has(stop) : stop === name)
        })
        expect(ids).toEqual(came.map(({ id }) => id).toSorted())
        expect(droppedOff.value).toBe(came.filter(({ names }) => names.length === place + 1).length)
        const out = links.filter(({ from }) => from === index).reduce((sum, { counted }) => sum + counted.value, 0)
        expect(out).toBe(place === asked.stepCount - 1 ? 0 : goingOn.value)
        expect(goingOn.value + droppedOff.value).toBe(all.value)
        for (const one of [all, goingOn, droppedOff]) expect(one.value).toBe(one.selection.length)
      }
      for (const { from, to, counted } of links) {
        expect(nodes[to]!.place).toBe(nodes[from]!.place + 1)
        const [a, b] = [nodes[from]!, nodes[to]!].map((node) => new Set(node.all.selection.map((one) => one.sessionId)))
        expect(counted.selection.every(({ sessionId }) => a!.has(sessionId) && b!.has(sessionId))).toBe(true)
        expect(counted.value).toBe([...a!].filter((id) => b!.has(id)).length)
      }
    }),
    { numRuns: 200 },
  )
})
