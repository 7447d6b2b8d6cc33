import { useMemo, useState } from 'preact/hooks'

import type { AnsweredNode, PathsAnswer } from '@/lib/insights/answer-paths'
import { OTHERS } from '@/lib/insights/paths'

import { laySankey, type LaidLink, type LaidNode, type LaidPaths } from './lay-sankey'
import { StopNumber } from './paths-numbers'
import { describeStop, type Paths } from './paths-model'
import { ScrollRoom } from './scroll-room'

export interface PathsChartProps {
  paths: Paths
  answer: PathsAnswer
}

/** Where visits went, from left to right: a bar is as high as many came by, hatched below are those who dropped off. */
export function PathsChart({ paths, answer }: PathsChartProps) {
  const laid = useMemo(() => laySankey(answer), [answer])
  const [lit, setLit] = useState<number>()
  return (
    <ScrollRoom class="paths-room" label="Paths by step; the same numbers are in the table below">
      <div class="paths-chart" style={{ width: `${laid.widthPx}px`, height: `${laid.heightPx}px` }}>
        <Drawing paths={paths} answer={answer} laid={laid} lit={lit} />
        {laid.columns.map(({ place, x }) => (
          <div key={place} class="paths-column">
            <h3 class="paths-step figures" style={{ left: `${x}px` }}>
              Step {place + 1}
            </h3>
            <ol aria-label={`Step ${place + 1}`}>
              {laid.nodes
                .filter(({ index }) => answer.nodes[index]!.place === place)
                .map((stop) => (
                  <Stop key={stop.index} paths={paths} node={answer.nodes[stop.index]!} laid={stop} onLit={setLit} />
                ))}
            </ol>
          </div>
        ))}
      </div>
    </ScrollRoom>
  )
}

interface StopProps {
  paths: Paths
  node: AnsweredNode
  laid: LaidNode
  onLit: (index: number | undefined) => void
}

/** A stop: a press on it lists who came by, and offers what can be done with it. */
function Stop({ paths, node, laid, onLit }: StopProps) {
  const { place, name } = node
  const opened = paths.place.value
  const isChosen = opened !== undefined && 'side' in opened && opened.place === place && opened.name === name
  const words = describeStop(name)
  const isEnd = node.goingOn.value === 0
  return (
    // Nothing is done by it: the ways of what is pointed at, or has the focus, are drawn stronger.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      class="paths-stop"
      style={{ left: `${laid.x}px`, top: `${laid.y}px` }}
      onMouseEnter={() => onLit(laid.index)}
      onMouseLeave={() => onLit(undefined)}
      onFocusCapture={() => onLit(laid.index)}
      onBlurCapture={() => onLit(undefined)}
    >
      <span class="paths-stop-line">
        <button
          type="button"
          class={`paths-stop-name cut${name === OTHERS ? ' insight-quiet' : ''}`}
          title={words}
          aria-pressed={isChosen}
          dir="auto"
          onClick={() => paths.open(isChosen ? undefined : { place, name, side: 'all' })}
        >
          {words}
        </button>
        <StopNumber paths={paths} node={node} side="all" />
      </span>
      <span class="paths-stop-line">
        {!isEnd && <StopNumber paths={paths} node={node} side="goingOn" />}
        {node.droppedOff.value > 0 && <StopNumber paths={paths} node={node} side="droppedOff" />}
      </span>
    </li>
  )
}

interface DrawingProps extends PathsChartProps {
  laid: LaidPaths
  lit: number | undefined
}

/** For the eyes and the mouse: what can be pressed in it stands in the table too, as buttons. */
function Drawing({ paths, answer, laid, lit }: DrawingProps) {
  const openLink = ({ from, to }: LaidLink) => {
    const [one, other] = [answer.nodes[from]!, answer.nodes[to]!]
    paths.open({ place: one.place, from: one.name, to: other.name })
  }
  return (
    <svg class="paths-drawing" width={laid.widthPx} height={laid.heightPx} aria-hidden="true">
      <defs>
        <pattern id="paths-dropped" width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="paths-dropped-floor" width={5} height={5} />
          <rect class="paths-dropped-line" width={2} height={5} />
        </pattern>
      </defs>
      {laid.links.map((link) => (
        <path
          key={`${link.from} ${link.to}`}
          class={`paths-link${lit === link.from || lit === link.to ? ' paths-link-lit' : ''}`}
          d={link.line}
          stroke-width={link.widthPx}
          onClick={() => openLink(link)}
        />
      ))}
      {laid.nodes.map(({ index, x, y, heightPx }) => {
        const { name, all, droppedOff } = answer.nodes[index]!
        const droppedPx = (heightPx * droppedOff.value) / all.value
        return (
          <g key={index}>
            <rect class={name === OTHERS ? 'paths-bar-others' : 'paths-bar'} x={x} y={y} width={8} height={heightPx} />
            <rect
              fill="url(#paths-dropped)"
              class="paths-bar-dropped"
              x={x}
              y={y + heightPx - droppedPx}
              width={8}
              height={droppedPx}
            />
          </g>
        )
      })}
    </svg>
  )
}
