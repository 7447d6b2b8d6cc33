/** What somebody came by, in order of time: pages, or events by their names. */
export interface Stop {
  name: string
  /** Epoch ms. */
  at: number
  /** The event it is. */
  row: number
}

/** Stops of one session that belong together. */
export interface Trail {
  session: number
  stops: readonly Stop[]
}

/** A longer pause ends a trail: what comes after is another visit (PostHog, `paths_query_runner.py`). */
export const TRAIL_GAP_MS = 30 * 60_000

/** Cut where somebody was away for longer, without going from a place to itself. */
export function splitTrails(session: number, stops: readonly Stop[], gapMs = TRAIL_GAP_MS): Trail[] {
  const trails: Stop[][] = []
  let last: Stop | undefined
  for (const stop of stops) {
    if (!last || stop.at - last.at > gapMs) trails.push([stop])
    else if (stop.name !== last.name) trails.at(-1)!.push(stop)
    last = stop
  }
  return trails.map((own) => ({ session, stops: own }))
}
