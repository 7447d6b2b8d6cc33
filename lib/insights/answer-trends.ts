import type { TrendsDefinition } from '@/lib/model/insight'
import type { Library } from '@/lib/search/library'
import { findSessions } from '@/lib/search/list-sessions'

import { binCell, decideBins, listValues } from './bin-cell'
import { findCaptured, measureExtent } from './collect-era'
import { decidePeriod, decideRangeBefore, shiftBuckets } from './decide-periods'
import { drawFormula } from './draw-formula'
import { GAP, measureCell, type TrendPoint } from './measure-cell'
import { createGroupReader } from './read-groups'
import { scanSeries, type Cells, type Group, type Scan } from './scan-series'
import { foldGroups, rankGroups } from './split-groups'
import type { Bucket } from './time-buckets'
import { SECOND_FIELDS, SECOND_STEPS } from './trends-rules'

/** A row of numbers, one for each place of the answer. */
export interface TrendLine {
  /** Place of its series; none for what the formula gives. */
  series?: number
  /** Value of the breakdown; `null` for all values that have no line of their own. */
  group?: string | null
  points: TrendPoint[]
  /** Of the days before, place by place; empty when they are not asked for. */
  before: TrendPoint[]
}

export interface TrendsAnswer {
  /** Spans of time, epoch ms, or of a distribution bins of values. */
  places: Bucket[]
  /** What `before` of the lines is of, place by place. */
  placesBefore: Bucket[]
  lines: TrendLine[]
  /** Earlier points are left out. */
  isCut: boolean
}

/** Sessions that are asked, by their numbers, and the buckets they are counted in. */
interface Era {
  numbers: readonly number[]
  buckets: readonly Bucket[]
}

/**
 * A trend over the library at `now`. Each series is scanned once for all of its points. A point is a gap where no session
 * that is asked was being recorded, and for a statistic where nothing has a value; a count of 0 is one that was there to
 * be counted. A range of all days is as long as its sessions.
 */
export function answerTrends(definition: TrendsDefinition, library: Library, now: number): TrendsAnswer {
  const { sessions, interval, series, breakdown, isCompared, display } = definition
  const numbers = findSessions(sessions, library, now)
  const { buckets, isCut } = decidePeriod(sessions.range, interval, measureExtent(numbers, library), now)
  const earlier = isCompared ? decideRangeBefore(sessions.range, now) : undefined
  const isOfTime = display !== 'distribution'
  const eras: Era[] = [{ numbers, buckets }]
  if (earlier) {
    const before = findSessions({ ...sessions, range: earlier.range }, library, now)
    eras.push({ numbers: before, buckets: shiftBuckets(buckets, earlier.days) })
  }

  const scans = eras.map((era) => prepareScan(isOfTime ? era : { ...era, buckets: joinBuckets(era.buckets) }))
  let groups: Group[] = [undefined]
  let readGroups: Scan['readGroups'] = () => groups
  if (breakdown) {
    const read = createGroupReader(breakdown.property, library, now)
    const top = rankGroups(series, scans[0]!, read, breakdown.top)
    groups = [...top, null]
    readGroups = foldGroups(read, top)
  }
  const cells = scans.map((scan) => series.map((one) => scanSeries(one, { ...scan, readGroups })))

  const areSeconds = series.every(
    ({ measure }) => measure.kind === 'session value' && SECOND_FIELDS.some((field) => field === measure.field),
  )
  const values = isOfTime ? [] : cells.flatMap((ofEra) => ofEra.flatMap((all, place) => listAll(all, place)))
  const bins = decideBins(values, areSeconds ? SECOND_STEPS : [])

  function prepareScan(era: Era) {
    const isAsked = new Uint8Array(library.records.length)
    for (const number of era.numbers) isAsked[number] = 1
    return { library, isAsked, buckets: era.buckets, isCaptured: findCaptured(era.numbers, era.buckets, library), now }
  }
  function listAll(all: Cells, place: number): number[] {
    return [...all.values()].flatMap(([cell]) => (cell ? listValues(cell, series[place]!.measure) : []))
  }
  function draw(era: number, place: number, group: Group): TrendPoint[] {
    const scan = scans[era]
    if (!scan) return []
    const { measure } = series[place]!
    const row = cells[era]![place]!.get(group)
    if (!isOfTime) return binCell(row?.[0], bins, measure, library)
    return scan.isCaptured.map((isCaptured, bucket) =>
      row?.[bucket] || isCaptured ? measureCell(row?.[bucket], measure, library) : GAP,
    )
  }
  const lines = groups.flatMap((group) =>
    series.map((_, place): TrendLine => {
      const line = { series: place, points: draw(0, place, group), before: draw(1, place, group) }
      return group === undefined ? line : { ...line, group }
    }),
  )
  return {
    places: isOfTime ? buckets : bins,
    placesBefore: isOfTime ? [...(eras[1]?.buckets ?? [])] : earlier ? bins : [],
    lines: [...(isOfTime ? drawFormula(definition, groups, lines) : []), ...lines].filter(isFilled),
    isCut,
  }
}

/** Of a breakdown, a line on which there is nobody says nothing. */
function isFilled({ group, points, before }: TrendLine): boolean {
  return (
    group === undefined ||
    [...points, ...before].some(({ value, selection }) => value !== undefined && selection.length > 0)
  )
}

const joinBuckets = (buckets: readonly Bucket[]): Bucket[] =>
  buckets.length === 0 ? [] : [{ from: buckets[0]!.from, to: buckets.at(-1)!.to }]
