import type { Stop, Trail } from './trails'

export interface PathRules {
  /** Where paths begin, or end; with both, what lies between. Without either they begin where trails do. */
  start?: string | undefined
  end?: string | undefined
  /** Columns, 2 to 20. */
  stepCount: number
  /** Names in a column; the others are one. */
  nameCount: number
  /** A name with fewer paths is one of the others. */
  minWeight: number
}

/** Stands for the names that are not shown by themselves; no name is empty. */
export const OTHERS = ''

/** Stands for what lies between when a path from a start to an end is longer than there are columns. */
export const BETWEEN = '…'

/** A path at one of its stops: `place` is the column. */
export interface PathNode {
  place: number
  name: string
  /** The paths that came by, as places in `paths`: the number is how many these are. */
  paths: number[]
  /** Of these the ones that ended here, and the ones that go on beyond the last column. */
  ended: number[]
  goingOn: number[]
}

/** From a node to one of the next column. */
export interface PathLink {
  from: PathNode
  to: PathNode
  paths: number[]
}

export interface Path {
  session: number
  /** The column of its first stop: paths to an end are laid so that they all end in the last. */
  firstPlace: number
  /** One for each column from there, in order; where it was shortened, the stop at which that begins. */
  stops: readonly Stop[]
  /** More stops than columns. */
  isLonger: boolean
}

export interface Paths {
  paths: Path[]
  nodes: PathNode[]
  links: PathLink[]
}

/**
 * Trails laid side by side. Every number is the length of a list of paths, and for every node these add up: what goes on
 * to the next column, what ended there, and in the last column what goes on beyond it.
 */
export function layPaths(trails: readonly Trail[], rules: PathRules): Paths {
  const paths = trails.flatMap((trail) => cutPath(trail, rules) ?? [])
  const nodes = new Map<string, PathNode>()
  const links = new Map<string, PathLink>()
  const shown = Array.from({ length: rules.stepCount }, (_, place) => listShown(paths, place, rules))
  const nodeOf = (path: Path, place: number): PathNode | undefined => {
    const stop = path.stops[place - path.firstPlace]
    if (!stop) return undefined
    const name = shown[place]!.has(stop.name) ? stop.name : OTHERS
    const key = `${place} ${name}`
    const node = nodes.get(key) ?? { place, name, paths: [], ended: [], goingOn: [] }
    nodes.set(key, node)
    return node
  }
  for (const [index, path] of paths.entries()) {
    for (let place = path.firstPlace; place < path.firstPlace + path.stops.length; place += 1) {
      const node = nodeOf(path, place)!
      node.paths.push(index)
      const next = nodeOf(path, place + 1)
      if (next) addLink(links, node, next, index)
      else (path.isLonger ? node.goingOn : node.ended).push(index)
    }
  }
  return { paths, nodes: [...nodes.values()].toSorted(byWeight), links: [...links.values()] }
}

function addLink(links: Map<string, PathLink>, from: PathNode, to: PathNode, path: number): void {
  const key = `${from.place} ${from.name} ${to.name}`
  const link = links.get(key) ?? { from, to, paths: [] }
  links.set(key, link)
  link.paths.push(path)
}

/** The columns from left to right, in each the name with the most paths first, the others last. */
function byWeight(one: PathNode, other: PathNode): number {
  const isLast = (node: PathNode) => Number(node.name === OTHERS)
  return (
    one.place - other.place ||
    isLast(one) - isLast(other) ||
    other.paths.length - one.paths.length ||
    (one.name < other.name ? -1 : 1)
  )
}

function listShown(paths: readonly Path[], place: number, { nameCount, minWeight }: PathRules): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { stops, firstPlace } of paths) {
    const name = stops[place - firstPlace]?.name
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const kept = [...counts]
    .filter(([, count]) => count >= minWeight)
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, nameCount)
  return new Set(kept.map(([name]) => name))
}

/** What is shown of a trail; `undefined` when it does not come by where paths begin or end. */
function cutPath({ session, stops }: Trail, { start, end, stepCount }: PathRules): Path | undefined {
  const from = start === undefined ? 0 : stops.findIndex(({ name }) => name === start)
  if (from < 0) return undefined
  if (end === undefined) {
    const after = stops.slice(from)
    return { session, firstPlace: 0, stops: after.slice(0, stepCount), isLonger: after.length > stepCount }
  }
  const to = stops.findIndex(({ name }, place) => place >= from && name === end)
  if (to < 0) return undefined
  const between = stops.slice(from, to + 1)
  if (start === undefined) {
    const last = between.slice(-stepCount)
    return { session, firstPlace: stepCount - last.length, stops: last, isLonger: false }
  }
  return { session, firstPlace: 0, stops: shorten(between, stepCount), isLonger: false }
}

/** Its beginning and its end, with what lies between as one. */
function shorten(stops: readonly Stop[], stepCount: number): readonly Stop[] {
  if (stops.length <= stepCount) return stops
  const head = Math.ceil((stepCount - 1) / 2)
  const tail = stepCount - 1 - head
  const middle = { ...stops[head]!, name: BETWEEN }
  return [...stops.slice(0, head), middle, ...stops.slice(stops.length - tail)]
}
