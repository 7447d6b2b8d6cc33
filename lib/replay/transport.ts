import { ACTIVITY_THRESHOLD_MS, ANSWER_MS, LONGEST_WATCHED_MS } from './limits'
import { findSegment, type Segment, type Span } from './segments'

/**
 * Where the replay is and how it moves. `at` is epoch ms and was true at `since`, a reading of the viewer's monotonic
 * clock: the two clocks never meet, so a change of summer time or of the machine's clock moves nothing.
 */
export interface Transport {
  isPlaying: boolean
  at: number
  since: number
  speed: number
  isSkipping: boolean
}

export interface Route extends Span {
  segments: readonly Segment[]
}

/** What to do now: go on, jump to `to` because nothing is done until then, or stop at the end. */
export type Step =
  | { kind: 'go on'; at: number }
  | { kind: 'skip'; at: number; to: number }
  | { kind: 'end'; at: number }

export function readPosition(transport: Transport, clock: number): number {
  return transport.isPlaying ? transport.at + (clock - transport.since) * transport.speed : transport.at
}

/** The transport stopped, started, moved or set to another speed, at this reading of the clock. */
export function moveTransport(
  transport: Transport,
  change: Partial<Omit<Transport, 'since'>>,
  clock: number,
): Transport {
  return { ...transport, at: readPosition(transport, clock), ...change, since: clock }
}

export function decideStep(transport: Transport, route: Route, clock: number): Step {
  const at = readPosition(transport, clock)
  if (at >= route.to) return { kind: 'end', at: route.to }
  const segment = findSegment(route.segments, at)
  if (!segment || segment.isActive || !isSkipped(segment, transport.isSkipping)) return { kind: 'go on', at }
  const watchedFrom = Math.max(segment.from, transport.at)
  return at < watchedFrom + ANSWER_MS ? { kind: 'go on', at } : { kind: 'skip', at, to: segment.to }
}

function isSkipped(segment: Segment, isSkipping: boolean): boolean {
  const length = segment.to - segment.from
  return length > (isSkipping ? ACTIVITY_THRESHOLD_MS : LONGEST_WATCHED_MS)
}
