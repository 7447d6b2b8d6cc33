import type { Activity } from './activity'
import { findLastIndexUntil } from './find-until'
import { ACTIVITY_THRESHOLD_MS } from './limits'

/** A part of the session in which the person was active all the time or not at all. Epoch ms. */
export interface Segment {
  from: number
  to: number
  isActive: boolean
}

export interface Span {
  from: number
  to: number
}

/**
 * The span cut into active and inactive segments, without holes, in order. An active segment goes from an interaction
 * to the last one that follows without a pause over the threshold; one interaction alone is an active segment of no
 * length. The rest is inactive. Definition: PostHog's `segmenter.ts`, without its speed-up while skipping.
 */
export function decideSegments(activity: readonly Activity[], span: Span): Segment[] {
  const segments: Segment[] = []
  let end = span.from
  for (const run of listRuns(activity, span)) {
    if (run.from > end) segments.push({ from: end, to: run.from, isActive: false })
    segments.push({ ...run, isActive: true })
    end = run.to
  }
  if (end < span.to || segments.length === 0) segments.push({ from: end, to: span.to, isActive: false })
  return segments
}

/** The segment that is being watched at `at`: of two that meet there, the later. */
export function findSegment(segments: readonly Segment[], at: number): Segment | undefined {
  const index = findLastIndexUntil(segments, at, (segment) => segment.from)
  return segments[Math.max(0, index)]
}

function listRuns(activity: readonly Activity[], span: Span): Span[] {
  const runs: Span[] = []
  for (const { at } of activity) {
    if (at < span.from || at > span.to) continue
    const run = runs.at(-1)
    if (run && at - run.to <= ACTIVITY_THRESHOLD_MS) run.to = at
    else runs.push({ from: at, to: at })
  }
  return runs
}
