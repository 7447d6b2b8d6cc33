import { BEFORE_PERCENT, dashOf, tokenOf } from './chart-looks'
import type { DrawnLine } from './list-drawn'

/** A piece of a line as it is drawn in the chart. */
export function Swatch({ line, isBar }: { line: Pick<DrawnLine, 'look' | 'isBefore'>; isBar: boolean }) {
  const colour = `var(${tokenOf(line.look)})`
  return (
    <svg class="trends-swatch" width="22" height="10" viewBox="0 0 22 10" aria-hidden="true">
      {isBar ? (
        <rect
          x="1"
          y="1"
          width="20"
          height="8"
          stroke={colour}
          fill={colour}
          fill-opacity={line.isBefore ? BEFORE_PERCENT / 100 : 1}
        />
      ) : (
        <path
          d="M0 5h22"
          stroke={colour}
          stroke-width={line.isBefore ? 1.5 : 2.5}
          stroke-dasharray={dashOf(line).join(' ')}
          fill="none"
        />
      )}
    </svg>
  )
}
