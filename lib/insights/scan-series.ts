import type { EventPattern } from '@/lib/model/filter'
import type { TrendsMeasure, TrendsSeries } from '@/lib/model/insight'
import { forEachEvent } from '@/lib/search/evaluate-events'
import type { Library } from '@/lib/search/library'
import { readField } from '@/lib/search/session-record'

import { createFieldReader, readNumber } from './read-event-field'
import { findBucket, type Bucket } from './time-buckets'
import { unitOf } from './trends-rules'

/** One session or person of a bucket. */
export interface Tally {
  /** Number of the session, of a person the one in which it happened first. */
  session: number
  /** Epoch ms: where that session opens. */
  startAt: number
  /** How often it happened. */
  count: number
  /** The number it has; of many the one furthest out, and then the session opens there. */
  value: number | undefined
}

/** What of a series lies in one bucket. */
export interface Cell {
  /** By number of the session or id of the person. */
  tallies: Map<number | string, Tally>
  /** Of every event that has one; empty where sessions or persons have the values. */
  values: { value: number; session: number; at: number }[]
}

/** Value of a breakdown; `null` for all values without a line of their own, `undefined` where there is no breakdown. */
export type Group = string | null | undefined

/** By value of the breakdown, then by place of the bucket. */
export type Cells = Map<Group, (Cell | undefined)[]>

/** What is looked at: some sessions, and what of them lies in these buckets. */
export interface Asked {
  library: Library
  /** For each session by its number: 1 where it is asked. */
  isAsked: ArrayLike<number>
  buckets: readonly Bucket[]
}

export interface Scan extends Asked {
  /** Which values of the breakdown something belongs to, each once; `row` -1 for a whole session. */
  readGroups: (session: number, row: number) => readonly Group[]
  now: number
}

/**
 * One look at all that happened in a series. Events are placed by when they happened, captured sessions by when they
 * began; what lies in no bucket, has no value where one is asked for, or is nobody's where persons are, is left out.
 */
export function scanSeries({ event, measure }: TrendsSeries, scan: Scan): Cells {
  const { library, buckets, readGroups } = scan
  const cells: Cells = new Map()
  const nameActor = createActorNamer(measure, library)
  const readValue = createValueReader(measure, scan)
  const isOfEvent = measure.kind === 'event value'
  const hasValue = isOfEvent || measure.kind === 'session value'
  const isLowFirst = 'statistic' in measure && measure.statistic === 'min'

  forEachHappening(event, scan, (session, row, at, bucket) => {
    const [actor, value] = [nameActor(session), readValue(session, row)]
    if (actor === undefined || value === undefined) return
    for (const group of readGroups(session, row)) {
      const { tallies, values } = openCell(cells, group, bucket, buckets.length)
      if (isOfEvent) values.push({ value, session, at })
      const tally = tallies.get(actor)
      if (!tally) {
        tallies.set(actor, { session, startAt: at, count: 1, value: hasValue ? value : undefined })
        continue
      }
      tally.count += 1
      const isSame = !isOfEvent || value === tally.value
      const isTaken = isSame ? at < tally.startAt : isLowFirst ? value < tally.value! : value > tally.value!
      if (isTaken) Object.assign(tally, { session, startAt: at, ...(isOfEvent && { value }) })
    }
  })
  return cells
}

/** Tells of all events, or of all sessions, that are asked and lie in a bucket. */
export function forEachHappening(
  event: EventPattern | null,
  { library, isAsked, buckets }: Asked,
  tell: (session: number, row: number, at: number, bucket: number) => void,
): void {
  const place = (session: number, row: number, at: number) => {
    const bucket = findBucket(buckets, at)
    if (bucket >= 0) tell(session, row, at, bucket)
  }
  if (event) {
    const { at } = library.events
    forEachEvent(event, library, (session, row) => {
      if (isAsked[session] === 1) place(session, row, at[row]!)
    })
    return
  }
  for (const [session, record] of library.records.entries())
    if (record && isAsked[session] === 1) place(session, -1, record.startedAt)
}

function openCell(cells: Cells, group: Group, bucket: number, bucketCount: number): Cell {
  let row = cells.get(group)
  if (!row) cells.set(group, (row = Array.from<Cell | undefined>({ length: bucketCount })))
  return (row[bucket] ??= { tallies: new Map(), values: [] })
}

/** `undefined` for a session that is nobody's, where persons are counted. */
function createActorNamer(measure: TrendsMeasure, { records, people }: Library) {
  if (unitOf(measure) === 'session') return (session: number) => session
  return (session: number) => {
    const { person } = records[session]!
    return person === '' ? undefined : people.of(person).id
  }
}

/** What is counted has no value of its own: it is one. */
function createValueReader(measure: TrendsMeasure, { library, now }: Scan) {
  if (measure.kind === 'event value') {
    const read = createFieldReader(measure.field, library.events)
    return (_: number, row: number) => (row < 0 ? undefined : readNumber(read(row)))
  }
  if (measure.kind === 'session value') {
    const { field } = measure
    return (session: number) => readNumber(readField(library.records[session]!, field, now))
  }
  return () => 1
}
