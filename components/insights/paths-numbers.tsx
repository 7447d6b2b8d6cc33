import { describeDuration } from '@/components/parts/describe-duration'
import type { AnsweredLink, AnsweredNode, PathsAnswer } from '@/lib/insights/answer-paths'

import { NumberButton } from './number-button'
import { describeStop, type NodeSide, type Paths } from './paths-model'

export interface StopNumberProps {
  paths: Paths
  node: AnsweredNode
  side: NodeSide
  /** Where a heading says what it is a number of. */
  isPlain?: boolean
}

/** How many came by a stop, went on from it, or dropped off. */
export function StopNumber({ paths, node, side, isPlain = false }: StopNumberProps) {
  const opened = paths.place.value
  const { place, name } = node
  const { verb, unit } = describeSide(side, name === paths.asked.value.end)
  const isOpen =
    opened !== undefined && 'side' in opened && opened.side === side && opened.place === place && opened.name === name
  return (
    <NumberButton
      value={node[side].value}
      unit={isPlain ? '' : unit}
      title={`List the visits that ${verb} ${describeStop(name)} at step ${place + 1}`}
      isOpen={isOpen}
      onOpen={(next) => paths.open(next ? { place, name, side } : undefined)}
    />
  )
}

function describeSide(side: NodeSide, isEnd: boolean): { verb: string; unit: string } {
  if (side === 'all') return { verb: 'came by', unit: '' }
  if (side === 'goingOn') return { verb: 'went on from', unit: 'went on' }
  return isEnd ? { verb: 'arrived at', unit: 'arrived' } : { verb: 'dropped off at', unit: 'dropped off' }
}

export interface LinkNumberProps {
  paths: Paths
  answer: PathsAnswer
  link: AnsweredLink
}

/** How many went from one stop to another. */
export function LinkNumber({ paths, answer, link }: LinkNumberProps) {
  const opened = paths.place.value
  const [from, to] = [answer.nodes[link.from]!, answer.nodes[link.to]!]
  const isOpen =
    opened !== undefined &&
    'from' in opened &&
    opened.place === from.place &&
    opened.from === from.name &&
    opened.to === to.name
  return (
    <NumberButton
      value={link.counted.value}
      unit={`→ ${describeStop(to.name)}`}
      title={`List the visits that went from ${describeStop(from.name)} to ${describeStop(to.name)}, median ${describeDuration(link.medianMs)}`}
      isOpen={isOpen}
      onOpen={(next) => paths.open(next ? { place: from.place, from: from.name, to: to.name } : undefined)}
    />
  )
}
