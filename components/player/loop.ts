/** A range that is played over and over, epoch ms; without its end it is only begun. */
export interface Loop {
  from: number
  to?: number
}

/** No shorter: it would be a picture that trembles. */
const SHORTEST_LOOP_MS = 200

/** What marking this moment makes of it: begun, ended, forgotten. An end before the beginning is its beginning. */
export function decideLoop(loop: Loop | undefined, at: number): Loop | undefined {
  if (!loop) return { from: at }
  if (loop.to !== undefined) return undefined
  const [from, to] = loop.from <= at ? [loop.from, at] : [at, loop.from]
  return { from, to: Math.max(to, from + SHORTEST_LOOP_MS) }
}

/**
 * Whether playing from `before` to `after` passes its end, or begins at it: there it was, when it was just marked. Who is
 * past it by choice is left there.
 */
export function isRoundOver({ to = Infinity }: Loop, before: number, after: number): boolean {
  return before <= to && after >= to
}
