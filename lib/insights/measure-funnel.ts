import type { ActorEvents, FunnelWalk } from './funnel-rules'
import { readQuantile } from './quantile'

/** An actor at the moment that put it where it is. */
export interface Placed {
  /** Its place in the list of actors. */
  actor: number
  /** Place in its events, and when that was, epoch ms: where its session opens. */
  event: number
  at: number
}

export interface FunnelStep {
  /** Did it, at the event that was it. */
  completed: Placed[]
  /** Did the step before it and came no further, at that event. None at the first step. */
  droppedOff: Placed[]
  /** Of those who began, and of those who did the step before; `undefined` when there is nobody to be a share of. */
  conversion: number | undefined
  relativeConversion: number | undefined
  /** From the step done before to this one, ms, ascending. Empty at the first step. */
  timesMs: number[]
}

/** One scan over all actors. Every number of a step is the length of its list, or is read from it. */
export function measureSteps(
  walked: readonly { actor: ActorEvents; walk: FunnelWalk }[],
  stepCount: number,
): FunnelStep[] {
  const steps = Array.from({ length: stepCount }, (_, step): FunnelStep => {
    const [completed, droppedOff, timesMs]: [Placed[], Placed[], number[]] = [[], [], []]
    for (const [place, { actor, walk }] of walked.entries()) {
      const { events } = walk
      const last = events.findLast((one, index) => index < step && one >= 0)
      const event = events[step] ?? -1
      if (event >= 0) {
        completed.push({ actor: place, event, at: actor.at[event]! })
        if (last !== undefined) timesMs.push(actor.at[event]! - actor.at[last]!)
      } else if (last !== undefined && events.length === step)
        droppedOff.push({ actor: place, event: last, at: actor.at[last]! })
    }
    timesMs.sort((a, b) => a - b)
    return { completed, droppedOff, timesMs, conversion: undefined, relativeConversion: undefined }
  })
  for (const [index, step] of steps.entries()) {
    step.conversion = shareOf(step, steps[0])
    step.relativeConversion = shareOf(step, steps[index - 1])
  }
  return steps
}

function shareOf({ completed }: FunnelStep, whole: FunnelStep | undefined): number | undefined {
  return whole && whole.completed.length > 0 ? completed.length / whole.completed.length : undefined
}

export interface TimeFigures {
  median: number | undefined
  p75: number | undefined
  p95: number | undefined
}

/** Times to convert, ms, ascending. */
export function describeTimes(timesMs: readonly number[]): TimeFigures {
  return { median: readQuantile(timesMs, 0.5), p75: readQuantile(timesMs, 0.75), p95: readQuantile(timesMs, 0.95) }
}

export interface TimeBin {
  fromMs: number
  /** Not included, but in the last bin. */
  toMs: number
  count: number
}

const MAX_BINS = 60
const WIDTH_OF_NOTHING_MS = 60_000

/** The distribution of times, ascending: as many bins of one width as the cube root of their number (PostHog's rule). */
export function binTimes(timesMs: readonly number[]): TimeBin[] {
  if (timesMs.length === 0) return []
  const [low, high] = [Math.floor(timesMs[0]!), Math.ceil(timesMs.at(-1)!)]
  const binCount = Math.min(MAX_BINS, Math.max(1, Math.ceil(Math.cbrt(timesMs.length))))
  const width = Math.ceil((high - low) / binCount) || WIDTH_OF_NOTHING_MS
  const bins = Array.from({ length: binCount }, (_, bin): TimeBin => {
    return { fromMs: low + bin * width, toMs: low + (bin + 1) * width, count: 0 }
  })
  for (const ms of timesMs) bins[Math.min(binCount - 1, Math.floor((ms - low) / width))]!.count += 1
  return bins
}
