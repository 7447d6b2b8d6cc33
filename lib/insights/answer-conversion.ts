import type { FunnelDefinition } from '@/lib/model/insight'
import type { Library } from '@/lib/search/library'

import { decidePeriodOf, shiftBuckets, shiftDays } from './decide-periods'
import type { Group } from './scan-series'
import { count, type Counted, type Selected } from './selection'
import { findBucket, type Bucket } from './time-buckets'
import { selectEvent, type SplitWalkers, type Walker } from './walk-actors'

/** Who began in a span of time, and who of them did the step that is drawn, whenever that was. */
export interface ConversionPoint {
  began: Counted
  completed: Counted
  /** 0 to 1; `undefined` is a gap: nobody began. */
  share: number | undefined
}

export interface ConversionLine {
  /** Value of the breakdown; `null` for all values that have no line of their own. */
  group?: string | null
  points: ConversionPoint[]
  /** Of the days before, place by place; empty when they are not asked for. */
  before: ConversionPoint[]
}

export interface ConversionTrend {
  /** Spans of time, epoch ms. */
  places: Bucket[]
  /** What `before` of the lines is of, place by place. */
  placesBefore: Bucket[]
  lines: ConversionLine[]
  /** Who began earlier is left out. */
  isCut: boolean
}

/** Everybody who is asked, and in a second era those of so many days before. */
export interface ConversionEras {
  eras: readonly (readonly Walker[])[]
  daysBefore: number
  split: SplitWalkers | undefined
}

/** How many converted of those who began, by when they did the first step: everybody is in exactly one bucket. */
export function answerConversion(
  { sessions, steps, interval = 'day', trendStep = steps.length - 1 }: FunnelDefinition,
  { eras, daysBefore, split }: ConversionEras,
  library: Library,
  now: number,
): ConversionTrend {
  const moments = eras.flatMap((walkers, era) =>
    walkers.flatMap((walker) => {
      const at = findBeginning(walker)
      if (at === undefined) return []
      return era === 0 ? at : shiftDays(at, daysBefore)
    }),
  )
  const { buckets, isCut } = decidePeriodOf(sessions.range, interval, moments, now)
  const ofEras = [buckets, shiftBuckets(buckets, daysBefore)]
  const draw = (era: number, group: Group): ConversionPoint[] => {
    const walkers = eras[era]?.filter((walker) => split?.groupOf.get(walker) === group)
    return walkers ? measureConversion(walkers, ofEras[era]!, trendStep, library) : []
  }
  const groups: Group[] = split?.groups ?? [undefined]
  return {
    places: buckets,
    placesBefore: eras.length > 1 ? ofEras[1]! : [],
    lines: groups
      .map((group): ConversionLine => {
        const line = { points: draw(0, group), before: draw(1, group) }
        return group === undefined ? line : { ...line, group }
      })
      .filter(({ group, points, before }) => group === undefined || [...points, ...before].some(isFilled)),
    isCut,
  }
}

const isFilled = ({ began }: ConversionPoint) => began.value > 0

/** When somebody began, epoch ms; `undefined` for who did not, or was taken out. */
function findBeginning({ actor, walk }: Walker): number | undefined {
  const [first] = walk.events
  return first === undefined ? undefined : actor.at[first]
}

function measureConversion(
  walkers: readonly Walker[],
  buckets: readonly Bucket[],
  step: number,
  library: Library,
): ConversionPoint[] {
  const cells = buckets.map((): { began: Selected[]; completed: Selected[] } => ({ began: [], completed: [] }))
  for (const walker of walkers) {
    const cell = cells[findBucket(buckets, findBeginning(walker) ?? -Infinity)]
    if (!cell) continue
    const { events } = walker.walk
    cell.began.push(selectEvent(walker, events[0]!, library))
    const event = events[step] ?? -1
    if (event >= 0) cell.completed.push(selectEvent(walker, event, library))
  }
  return cells.map(({ began, completed }) => ({
    began: count(began),
    completed: count(completed),
    share: began.length > 0 ? completed.length / began.length : undefined,
  }))
}
