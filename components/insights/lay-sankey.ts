import { sankey, sankeyLinkHorizontal } from 'd3-sankey'

import type { PathsAnswer } from '@/lib/insights/answer-paths'

/** From one column to the next, with room for a name and its numbers beside the bar. */
const COLUMN_PX = 224
const BAR_PX = 8

/** The name and the numbers of a stop, below each other. */
export const STOP_PX = 46
const GAP_PX = STOP_PX + 6

/** Above the columns: which step it is. */
const HEADING_PX = 28

/** What the bars of a column share between them, however many there are. */
const BARS_PX = 280

export interface LaidNode {
  /** Its place in the answer. */
  index: number
  x: number
  y: number
  heightPx: number
}

export interface LaidLink {
  from: number
  to: number
  /** Of an SVG path, to be stroked as wide. */
  line: string
  widthPx: number
}

export interface LaidPaths {
  widthPx: number
  heightPx: number
  columns: { place: number; x: number }[]
  nodes: LaidNode[]
  links: LaidLink[]
}

interface Node {
  index: number
  place: number
  fixedValue: number
}
interface Link {
  source: number
  target: number
  value: number
}

/** Paths as a Sankey diagram, by d3-sankey: columns stay columns, and names in them in the order of the answer. */
export function laySankey({ nodes, links }: PathsAnswer): LaidPaths {
  const first = Math.min(...nodes.map(({ place }) => place))
  const last = Math.max(...nodes.map(({ place }) => place))
  const most = Math.max(...nodes.map(({ place }) => nodes.filter((other) => other.place === place).length))
  const bottomPx = HEADING_PX + BARS_PX + (most - 1) * GAP_PX
  const lay = sankey<Node, Link>()
    .nodeId(({ index }) => index)
    .nodeAlign(({ place }) => place - first)
    // In the order they come in.
    .nodeSort(null as never)
    .nodeWidth(BAR_PX)
    .nodePadding(GAP_PX)
    .extent([
      [0, HEADING_PX],
      [(last - first) * COLUMN_PX + BAR_PX, bottomPx],
    ])
  const laid = lay({
    nodes: nodes.map(({ place, all }, index) => ({ index, place, fixedValue: all.value })),
    links: links.map(({ from, to, counted }) => ({ source: from, target: to, value: counted.value })),
  })
  for (const node of laid.nodes) {
    // It divides by the number of columns but one.
    node.x0 = (node.place - first) * COLUMN_PX
    node.x1 = node.x0 + BAR_PX
  }
  const draw = sankeyLinkHorizontal<Node, Link>()
  return {
    widthPx: (last - first + 1) * COLUMN_PX,
    heightPx: bottomPx + STOP_PX,
    columns: Array.from({ length: last - first + 1 }, (_, column) => ({
      place: first + column,
      x: column * COLUMN_PX,
    })),
    nodes: laid.nodes.map(({ index, x0 = 0, y0 = 0, y1 = 0 }) => ({ index, x: x0, y: y0, heightPx: y1 - y0 })),
    links: laid.links.map((link) => ({
      from: (link.source as Node).index,
      to: (link.target as Node).index,
      line: draw(link) ?? '',
      widthPx: Math.max(1, link.width ?? 0),
    })),
  }
}
