import type { Odds } from '@/lib/insights/correlate'

const WIDTH_PX = 104
const MIDDLE_PX = 8
const END_PX = 4

/**
 * An odds ratio as a point within its interval, on a logarithmic scale from 1/`scale` to `scale`: right of the line goes
 * with completing, left of it with dropping off. The numbers stand beside it.
 */
export function OddsBar({ odds: { ratio, low, high }, scale }: { odds: Odds; scale: number }) {
  const placeOf = (value: number) => {
    const share = Math.log(value) / Math.log(scale)
    return WIDTH_PX / 2 + Math.max(-1, Math.min(1, share)) * (WIDTH_PX / 2 - END_PX)
  }
  return (
    <svg class="odds-bar" width={WIDTH_PX} height={2 * MIDDLE_PX} aria-hidden="true">
      <line class="odds-even" x1={WIDTH_PX / 2} x2={WIDTH_PX / 2} y1={0} y2={2 * MIDDLE_PX} />
      <line class="odds-interval" x1={placeOf(low)} x2={placeOf(high)} y1={MIDDLE_PX} y2={MIDDLE_PX} />
      {[low, high].map((end, index) => (
        <line
          key={index === 0 ? 'low' : 'high'}
          class="odds-interval"
          x1={placeOf(end)}
          x2={placeOf(end)}
          y1={MIDDLE_PX - END_PX}
          y2={MIDDLE_PX + END_PX}
        />
      ))}
      <circle class="odds-ratio" cx={placeOf(ratio)} cy={MIDDLE_PX} r={END_PX} />
    </svg>
  )
}

/** Wide enough for every interval, but no wider than a hundred to one: what goes beyond is cut off. */
export function decideScale(all: readonly Odds[]): number {
  return Math.min(100, Math.max(4, ...all.flatMap(({ low, high }) => [1 / low, high])))
}
