import { describeNumber } from '@/components/parts/describe-count'

import { LOOK_COUNT } from './list-drawn'
import { describeShare } from './describe-share'
import { tokenOf } from './chart-looks'
import type { FunnelPart } from './list-parts'
import { Swatch } from './swatch'

/** What each bar is, with the share that did all steps. */
export function FunnelLegend({ bars }: { bars: readonly FunnelPart[] }) {
  return (
    <ul class="trends-legend" aria-label="Bars of the chart">
      {bars
        .filter(({ isBefore }) => !isBefore)
        .map((part) => {
          const before = bars.find(({ group, isBefore }) => isBefore && group === part.group)
          return (
            <li key={keyOf(part)}>
              <Swatch line={part} isBar />
              <span class="cut" dir="auto" title={part.name}>
                {part.name}
              </span>
              <span class="trends-hovered figures">{describeShare(part.steps.at(-1)?.conversion)}</span>
              {before && <Swatch line={before} isBar />}
              {before && (
                <span class="insight-quiet figures">before {describeShare(before.steps.at(-1)?.conversion)}</span>
              )}
            </li>
          )
        })}
    </ul>
  )
}

/** The bars of a step side by side, each a share of those of its own who began. The table says the same. */
export function FunnelBars({ bars, index }: { bars: readonly FunnelPart[]; index: number }) {
  const hasLetters = bars.some(({ letter }) => letter !== '')
  return (
    <span class="funnel-bars" aria-hidden="true">
      {bars.map((part) => (
        <span key={keyOf(part)} class={part.isBefore ? 'funnel-slot funnel-slot-before' : 'funnel-slot'}>
          <Bar part={part} index={index} hasColour={bars.length > 1} />
          {hasLetters && <span class="funnel-slot-letter">{part.isBefore ? '' : part.letter}</span>}
        </span>
      ))}
    </span>
  )
}

const keyOf = ({ group, isBefore }: FunnelPart) => JSON.stringify([group ?? null, group === null, isBefore])

interface BarProps {
  part: FunnelPart
  index: number
  hasColour: boolean
}

/** Who did this step filled, and above it hatched who was there and came no further. */
function Bar({ part: { steps, name, look, isBefore }, index, hasColour }: BarProps) {
  const began = steps[0]?.completed.value ?? 0
  const { completed, droppedOff, conversion } = steps[index]!
  const shareOf = (count: number) => `${began > 0 ? (count / began) * 100 : 0}%`
  const words = `${name}: ${describeNumber(completed.value)} of ${describeNumber(began)}, ${describeShare(conversion)}`
  const looks = [
    'funnel-bar-done',
    ...(isBefore ? ['funnel-bar-before'] : []),
    // Once all colours are used, the next round has stripes.
    ...(look >= LOOK_COUNT ? ['funnel-bar-striped'] : []),
  ]
  return (
    <span class="funnel-bar-track" title={words} style={hasColour ? { '--bar': `var(${tokenOf(look)})` } : {}}>
      <span class="funnel-bar-left" style={{ height: shareOf(completed.value + droppedOff.value) }} />
      {completed.value > 0 && <span class={looks.join(' ')} style={{ height: shareOf(completed.value) }} />}
    </span>
  )
}
