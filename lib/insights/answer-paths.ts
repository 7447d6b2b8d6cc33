import type { PathsDefinition } from '@/lib/model/insight'
import type { Library } from '@/lib/search/library'

import { collectTrails } from './collect-trails'
import { layPaths, type Path } from './paths'
import { readQuantile } from './quantile'
import { count, type Counted, type Selected } from './selection'
import type { Trail } from './trails'

/** A stop in one column. */
export interface AnsweredNode {
  /** Its column, counted from 0. */
  place: number
  /** Empty for all others. */
  name: string
  all: Counted
  /** `all` is these two: went on, in the last column beyond it; and stopped here. */
  goingOn: Counted
  droppedOff: Counted
}

export interface AnsweredLink {
  /** Places in `nodes`. */
  from: number
  to: number
  /** Opens where they arrived; the value of each is how long that took, ms. */
  counted: Counted
  medianMs: number
}

export interface PathsAnswer {
  /** The columns from left to right, in each the most visits first, the others last. */
  nodes: AnsweredNode[]
  /** The largest first. */
  links: AnsweredLink[]
  /** Visits that are shown: a session is several where somebody was away for long. */
  visitCount: number
  /** What there is to stop at, the most common first. */
  names: string[]
}

/** More are found by typing. */
const MAX_NAMES = 200

/** Which ways were gone, at `now`. Every number is the length of its own selection. */
export function answerPaths(definition: PathsDefinition, library: Library, now: number): PathsAnswer {
  const trails = collectTrails(definition, definition.sessions, library, now)
  const { paths, nodes, links } = layPaths(trails, definition)
  const visits = paths.map((path) => listSelected(path, library))
  const list = (some: readonly number[], place: number) =>
    count(some.map((index) => visits[index]![place - paths[index]!.firstPlace]!))
  const placeOf = new Map(nodes.map((node, index) => [node, index]))
  return {
    nodes: nodes.map(({ place, name, paths: own, ended }) => {
      const stopped = new Set(ended)
      return {
        place,
        name,
        all: list(own, place),
        goingOn: list(
          own.filter((path) => !stopped.has(path)),
          place,
        ),
        droppedOff: list(ended, place),
      }
    }),
    links: links
      .map(({ from, to, paths: own }) => {
        const counted = list(own, to.place)
        return { from: placeOf.get(from)!, to: placeOf.get(to)!, counted, medianMs: readMedian(counted) }
      })
      .toSorted((a, b) => b.counted.value - a.counted.value || a.from - b.from || a.to - b.to),
    visitCount: paths.length,
    names: listNames(trails),
  }
}

/**
 * A visit at each of its stops, with the time since the one before, ms. All numbers share these: they are copied once on
 * their way to the screen, however many numbers a visit is behind.
 */
function listSelected({ session, stops }: Path, { records }: Library): Selected[] {
  const { id } = records[session]!
  return stops.map(({ at }, index) => {
    const before = stops[index - 1]
    return { actorId: id, sessionId: id, startAt: at, ...(before && { value: at - before.at }) }
  })
}

function readMedian({ selection }: Counted): number {
  return (
    readQuantile(
      selection.map(({ value = 0 }) => value).toSorted((a, b) => a - b),
      0.5,
    ) ?? 0
  )
}

function listNames(trails: readonly Trail[]): string[] {
  const counts = new Map<string, number>()
  for (const { stops } of trails)
    for (const name of new Set(stops.map((stop) => stop.name))) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MAX_NAMES)
    .map(([name]) => name)
}
