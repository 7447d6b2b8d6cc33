import type { TrendsMeasure } from '@/lib/model/insight'
import type { Library } from '@/lib/search/library'

import { selectTally, type TrendPoint } from './measure-cell'
import type { Cell, Tally } from './scan-series'
import type { Selected } from './selection'
import { findBucket, type Bucket } from './time-buckets'

const MAX_BINS = 60

/** Of its size, and of one: what lies closer together is the same, and a number of that many digits is exact. */
const FINEST = 1e-9

/**
 * Bins of one width for these values: about twice the cube root of their number (the Rice rule), of a width of 1, 2 or 5
 * times a power of ten or one of `steps`, so that their edges can be read. Whole numbers get whole widths. The last edge
 * lies above all.
 */
export function decideBins(values: readonly number[], steps: readonly number[] = []): Bucket[] {
  if (values.length === 0) return []
  const [low, high] = values.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, -Infinity])
  const wanted = Math.min(MAX_BINS, Math.ceil(2 * Math.cbrt(values.length)))
  const least = values.every(Number.isInteger) ? 1 : 0
  const size = Math.max(Math.abs(low), Math.abs(high))
  const needed = Math.max((high - low) / wanted || size / 10 || 1, size * FINEST, FINEST)
  const step = needed < (steps[0] ?? 0) ? undefined : steps.find((one) => one >= needed)
  const width = step ?? Math.max(least, roundUp(needed))
  const [first, last] = [Math.floor(low / width), Math.floor(high / width)]
  const edge = (place: number) => Number((place * width).toPrecision(12))
  return Array.from({ length: last - first + 1 }, (_, bin) => ({ from: edge(first + bin), to: edge(first + bin + 1) }))
}

function roundUp(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width))
  const times = [1, 2, 5].find((one) => one * power >= width) ?? 10
  return times * power
}

/** The values of a cell: of sessions or persons one each, of events all. */
export function listValues({ tallies, values }: Cell, measure: TrendsMeasure): number[] {
  if (measure.kind === 'event value') return values.map(({ value }) => value)
  return [...tallies.values()].map((tally) => readTally(tally, measure))
}

/** What is not asked for by its value is asked for by how often it happened. */
function readTally({ count, value }: Tally, { kind }: TrendsMeasure): number {
  return kind === 'session value' ? value! : count
}

/**
 * How many have a value in each bin, the largest first in the list of each. Of events a session is listed once a bin,
 * with how many of them are its own, and opens at the first.
 */
export function binCell(
  cell: Cell | undefined,
  bins: readonly Bucket[],
  measure: TrendsMeasure,
  library: Library,
): TrendPoint[] {
  const points = bins.map((): TrendPoint & { value: number } => ({ value: 0, selection: [] }))
  const pointOf = (value: number) => points.at(value < bins[0]!.from ? 0 : findBucket(bins, value))!
  if (measure.kind === 'event value') {
    const known = new Map<TrendPoint, Map<number, Selected>>()
    for (const { value, session, at } of cell?.values ?? []) {
      const point = pointOf(value)
      point.value += 1
      const ofPoint = known.get(point) ?? new Map<number, Selected>()
      known.set(point, ofPoint)
      const sessionId = library.records[session]!.id
      const selected = ofPoint.get(session) ?? { actorId: sessionId, sessionId, startAt: at, value: 0 }
      ofPoint.set(session, { ...selected, startAt: Math.min(at, selected.startAt), value: selected.value! + 1 })
    }
    for (const [point, ofPoint] of known) point.selection = [...ofPoint.values()]
  } else {
    for (const tally of cell?.tallies ?? []) {
      const value = readTally(tally[1], measure)
      const point = pointOf(value)
      point.value += 1
      point.selection.push(selectTally(tally, value, measure, library))
    }
  }
  for (const { selection } of points) selection.sort((a, b) => b.value! - a.value! || a.startAt - b.startAt)
  return points
}
