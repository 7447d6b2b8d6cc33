import uPlot from 'uplot'

import { SECOND_STEPS } from '@/lib/insights/trends-rules'

import { BEFORE_PERCENT, dashOf, tokenOf } from './chart-looks'
import type { DrawnLine } from './list-drawn'

export interface ChartParts {
  lines: readonly DrawnLine[]
  placeCount: number
  display: 'lines' | 'bars' | 'distribution'
  /** What stands below a place; of a distribution below the edge before it. */
  nameTick: (place: number) => string
  /** What the numbers are, and what the places are. */
  yName: string
  xName: string
  describe: (value: number) => string
  /** Which steps of its numbers are round. */
  numbers: 'seconds' | 'shares' | 'plain'
  ticks: TickRules
}

/** Which places have their name below them. */
export interface TickRules {
  /** That a name takes. */
  roomPx: number
  /** How many places there may be from one to the next, ascending. */
  steps: readonly number[]
  /** How many steps of one place lie from zero to the first edge, so that names are round; 0 for times. */
  first: number
}

/** What only the page knows. */
export interface ChartPlace {
  width: number
  height: number
  font: string
  /** The colour of a token as the theme has it now, so many percent of it. */
  readColour: (token: string, percent?: number) => string
  onPoint: (place: number | null) => void
}

/** The share of a place that its bars take. */
const BARS_SHARE = 0.8
const BORDERED_PX = 6
const WHOLE_STEPS = Array.from({ length: 15 }, (_, power) => [1, 2, 5].map((times) => times * 10 ** power)).flat()

const SHARE_STEPS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1]

const TIME_STEPS = [...SECOND_STEPS, ...[1, 2, 5, 10, 20, 50].map((days) => days * 86_400)]

/** Values for uPlot: places by their number, so that months are as wide as each other; a gap is `null`. */
export function readValues({ lines, placeCount }: Pick<ChartParts, 'lines' | 'placeCount'>): uPlot.AlignedData {
  const places = Array.from({ length: placeCount }, (_, place) => place)
  return [places, ...lines.map(({ points }) => places.map((place) => points[place]?.value ?? null))]
}

/** How uPlot draws a trend: gaps stay gaps, counts begin at 0, nothing is dragged or zoomed. */
export function buildChart(parts: ChartParts, place: ChartPlace): uPlot.Options {
  const { lines, placeCount, display } = parts
  const { width, height, font, readColour, onPoint } = place
  const axis = { stroke: () => readColour('--text-quiet'), font, labelFont: font, labelSize: 20 }
  const grid = { stroke: () => readColour('--line'), width: 1 }
  return {
    width,
    height,
    padding: [12, 32, 0, 0],
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, y: false, points: { show: display === 'lines' } },
    scales: {
      x: { time: false, range: () => [-0.5, Math.max(1, placeCount) - 0.5] },
      y: { range: (_, low, high) => [Math.min(0, low ?? 0), Math.max(1e-9, ...(high ? [high * 1.08] : [1]))] },
    },
    axes: [
      {
        ...axis,
        label: parts.xName,
        size: 32,
        grid: { show: false },
        ticks: grid,
        splits: (plot) => listTicks(parts, plot.bbox.width / devicePixelRatio),
        values: (_, ticks) => ticks.map((tick) => parts.nameTick(Math.ceil(tick))),
      },
      {
        ...axis,
        label: parts.yName,
        grid,
        ticks: grid,
        size: (_, texts) => 18 + 7 * Math.max(2, ...(texts ?? []).map((text) => text.length)),
        values: (_, ticks) => ticks.map((tick) => parts.describe(tick)),
        ...listSteps(parts),
      },
    ],
    series: [{}, ...lines.map((line, index) => buildSeries(line, index, parts, place))],
    hooks: { setCursor: [(plot) => onPoint(plot.cursor.idx ?? null)] },
  }
}

/** None where uPlot's own are good: of numbers that are not all whole. */
function listSteps({ numbers, lines }: ChartParts): { incrs?: number[] } {
  if (numbers === 'seconds') return { incrs: TIME_STEPS }
  if (numbers === 'shares') return { incrs: SHARE_STEPS }
  const values = lines.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []))
  return values.every(Number.isInteger) ? { incrs: WHOLE_STEPS } : {}
}

function buildSeries(
  line: DrawnLine,
  index: number,
  { lines, placeCount, display }: ChartParts,
  place: ChartPlace,
): uPlot.Series {
  const stroke = () => place.readColour(tokenOf(line.look))
  const width = line.isBefore ? 1.5 : 2
  if (display === 'lines') {
    const points = { show: placeCount <= 120, size: line.isBefore ? 4 : 6, fill: stroke }
    return { label: line.name, stroke, width, dash: dashOf(line), spanGaps: false, points }
  }
  const size = BARS_SHARE / lines.length
  const starts = Array.from({ length: placeCount }, (_, at) => at - BARS_SHARE / 2 + index * size)
  const paths = uPlot.paths.bars!({
    disp: {
      x0: { unit: 1, values: () => starts },
      size: { unit: 1, values: () => [size] },
    },
  })
  const fill = () => place.readColour(tokenOf(line.look), line.isBefore ? BEFORE_PERCENT : 100)
  // Bars too narrow for it would be all border, and the days before would look like their line.
  const hasBorder = (place.width / placeCount) * size >= BORDERED_PX
  return { label: line.name, stroke, fill, width: hasBorder ? 1 : 0, paths, points: { show: false } }
}

/** As many as there is room for, evenly; of bins their edges. */
function listTicks({ placeCount, display, ticks: { roomPx, steps, first } }: ChartParts, widthPx: number): number[] {
  const isOfEdges = display === 'distribution'
  const count = placeCount + Number(isOfEdges)
  const least = Math.max(1, Math.ceil(count / Math.max(1, widthPx / roomPx)))
  const step = steps.find((one) => one >= least) ?? least
  const places = Array.from({ length: count }, (_, place) => place)
  return places.filter((place) => (place + first) % step === 0).map((place) => place - (isOfEdges ? 0.5 : 0))
}

/** The line nearest to where the pointer is, at a place: of bars the one it is over; `undefined` where there is none. */
export function findNearest(plot: uPlot, { lines, display }: ChartParts, place: number): DrawnLine | undefined {
  const { left = 0, top = 0 } = plot.cursor
  const isThere = (line: DrawnLine) => line.points[place]?.value !== undefined
  if (display !== 'lines') {
    const within = (plot.posToVal(left, 'x') - place + BARS_SHARE / 2) / (BARS_SHARE / lines.length)
    const line = lines[Math.min(lines.length - 1, Math.max(0, Math.floor(within)))]
    return line && isThere(line) ? line : undefined
  }
  const distanceTo = (line: DrawnLine) => Math.abs(plot.valToPos(line.points[place]!.value!, 'y') - top)
  return lines.filter(isThere).toSorted((a, b) => distanceTo(a) - distanceTo(b))[0]
}
