import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'

import type { ChartParts } from './build-chart'
import type { DrawnLine } from './list-drawn'
import { mountChart } from './mount-chart'
import { Swatch } from './swatch'

/** All but the words keep the chart as long as they stay the same. */
export interface TimeChartProps {
  parts: ChartParts
  /** For who hears it. */
  caption: string
  /** A place by itself: with its year, its end. */
  namePlace: (place: number) => string
  /** What a click on a line opens. */
  onOpen: (line: DrawnLine, place: number) => void
}

/** Lines or bars, what each is, and the values where the pointer is. */
export function TimeChart({ parts, caption, namePlace, onOpen }: TimeChartProps) {
  const room = useRef<HTMLDivElement>(null)
  const place = useSignal<number | null>(null)

  useEffect(() => {
    const onPoint = (at: number | null) => void (place.value = at)
    return room.current ? mountChart(room.current, parts, { onPoint, onOpen }) : undefined
  }, [parts, onOpen, place])

  const at = place.value !== null && place.value < parts.placeCount ? place.value : undefined
  return (
    <figure class="trends-chart">
      <figcaption class="only-read-out">{caption}</figcaption>
      <ul class="trends-legend" aria-label="Lines of the chart">
        {parts.lines.map((line) => {
          const value = at === undefined ? undefined : line.points[at]?.value
          return (
            <li key={`${line.key}${line.isBefore}`}>
              <Swatch line={line} isBar={parts.display !== 'lines'} />
              <span class="cut" dir="auto" title={line.name}>
                {line.name}
              </span>
              {at !== undefined && (
                <span class="trends-hovered figures">{value === undefined ? '–' : line.describe(value)}</span>
              )}
            </li>
          )
        })}
        <li class="trends-when figures">{at !== undefined && namePlace(at)}</li>
      </ul>
      <div class="trends-plot" ref={room} aria-hidden="true" />
    </figure>
  )
}
