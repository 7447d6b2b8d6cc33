import type { AnsweredStep } from '@/lib/insights/answer-funnel'

import type { Funnel } from './funnel-model'
import type { Side } from './funnel-places'
import type { FunnelPart } from './list-parts'
import { NumberButton } from './number-button'

export interface FunnelNumberProps {
  funnel: Funnel
  part: FunnelPart
  /** Counted from 0. */
  index: number
  step: AnsweredStep
  side: Side
  /** Where nothing beside it says which side it is. */
  hasUnit?: boolean
}

export function FunnelNumber({ funnel, part, index, step, side, hasUnit = false }: FunnelNumberProps) {
  const opened = funnel.place.value
  const { group, isBefore, name } = part
  const hasCompleted = side === 'completed'
  const who = `those who ${hasCompleted ? 'completed' : 'dropped off before'} step ${index + 1}`
  return (
    <NumberButton
      value={step[side].value}
      {...(hasUnit && { unit: hasCompleted ? 'completed' : 'dropped off' })}
      title={group === undefined && !isBefore ? `List ${who}` : `List ${who}: ${name}`}
      isOpen={
        opened !== undefined &&
        'step' in opened &&
        opened.step === index &&
        opened.side === side &&
        opened.group === group &&
        opened.isBefore === isBefore
      }
      onOpen={(isOpen) => funnel.open(isOpen ? { step: index, side, group, isBefore } : undefined)}
    />
  )
}
