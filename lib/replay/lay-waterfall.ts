/** A bar's place on a line from 0 to 1. */
export interface Bar {
  left: number
  width: number
}

interface Stretch {
  startedAt: number
  durationMs: number
}

/** From the first begin to the last end of what is shown; epoch ms. */
export function measureRange(shown: readonly Stretch[]): { from: number; to: number } {
  const from = Math.min(...shown.map(({ startedAt }) => startedAt))
  const to = Math.max(...shown.map(({ startedAt, durationMs }) => startedAt + durationMs))
  return shown.length === 0 ? { from: 0, to: 0 } : { from, to }
}

/** Where a request's bar stands in this range; what took no time is a bar of no width. */
export function layBar({ startedAt, durationMs }: Stretch, { from, to }: { from: number; to: number }): Bar {
  const length = Math.max(1, to - from)
  const left = clamp((startedAt - from) / length)
  return { left, width: clamp((startedAt + durationMs - from) / length) - left }
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share))
}
