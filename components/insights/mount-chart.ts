import uPlot from 'uplot'

import { buildChart, findNearest, readValues, type ChartParts } from './build-chart'
import { CHART_HEIGHT_PX } from './limits'
import type { DrawnLine } from './list-drawn'
import { watchTheme } from './watch-theme'

import 'uplot/dist/uPlot.min.css'

export interface ChartListeners {
  /** The pointer is at a place, or at none any more. */
  onPoint: (place: number | null) => void
  onOpen: (line: DrawnLine, place: number) => void
}

/** Draws a chart into a room of its own, as wide as that is, in the colours of the theme; what it returns takes it away. */
export function mountChart(room: HTMLElement, parts: ChartParts, { onPoint, onOpen }: ChartListeners): () => void {
  const probe = room.appendChild(document.createElement('i'))
  const options = buildChart(parts, {
    width: room.clientWidth,
    height: CHART_HEIGHT_PX,
    font: `12px ${getComputedStyle(room).fontFamily}`,
    // A canvas knows no custom properties, and a computed one is still `light-dark(...)`.
    readColour(token, percent = 100) {
      probe.style.color = `color-mix(in srgb, var(${token}) ${percent}%, transparent)`
      return getComputedStyle(probe).color
    },
    onPoint,
  })
  const plot = new uPlot(options, readValues(parts), room)
  plot.over.addEventListener('click', () => {
    const place = plot.cursor.idx
    const line = place === null || place === undefined ? undefined : findNearest(plot, parts, place)
    if (line) onOpen(line, place!)
  })
  const sizes = new ResizeObserver(() => plot.setSize({ width: room.clientWidth, height: CHART_HEIGHT_PX }))
  sizes.observe(room)
  const stopTheme = watchTheme(() => plot.redraw(false))
  return () => {
    sizes.disconnect()
    stopTheme()
    plot.destroy()
    probe.remove()
  }
}
