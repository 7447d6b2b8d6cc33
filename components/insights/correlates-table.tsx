import { EyeOff } from 'lucide-preact'

import { IconButton } from '@/components/parts/icon-button'
import { describeNumber } from '@/components/parts/describe-count'
import type { AnsweredCorrelate, CorrelatesAnswer } from '@/lib/insights/answer-correlates'
import type { Odds } from '@/lib/insights/correlate'
import type { CorrelatesDefinition } from '@/lib/model/insight'

import { describeRatio } from './describe-odds'
import type { Funnel } from './funnel-model'
import type { Side } from './funnel-places'
import { NumberButton } from './number-button'
import { decideScale, OddsBar } from './odds-bar'
import { ScrollRoom } from './scroll-room'

export interface CorrelatesTableProps {
  funnel: Funnel
  answer: CorrelatesAnswer
  asked: CorrelatesDefinition
}

/** What goes with completing first, then what goes with dropping off, the strongest of each first. */
export function CorrelatesTable({ funnel, answer, asked }: CorrelatesTableProps) {
  const rows = [
    ...(asked.side === 'failure' ? [] : answer.success),
    ...(asked.side === 'success' ? [] : answer.failure),
  ]
  const scale = decideScale(rows.map(({ odds }) => odds))
  if (rows.length === 0) return <p class="insight-quiet">Nothing that can be shown goes with either side.</p>
  const exclude = (name: string) => funnel.putCorrelates({ excluded: [...asked.excluded, name] })
  return (
    <ScrollRoom class="insight-table-room" label="What goes with completing or dropping off">
      <table class="insight-table">
        <caption class="only-read-out">What goes with completing or dropping off, by odds</caption>
        <thead>
          <tr>
            <th scope="col">{asked.of === 'events' ? 'Event between' : 'Property'}</th>
            <th scope="col">Completed, of {describeNumber(answer.total.success)}</th>
            <th scope="col">Dropped off, of {describeNumber(answer.total.failure)}</th>
            <th scope="col">Odds of completing, 95 % interval</th>
            <th scope="col">
              <span class="only-read-out">Leave out</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, odds, ...counts }) => (
            <tr key={name} class="figures">
              <th scope="row" class="correlate-name" dir="auto">
                {name}
              </th>
              <td>
                <SideNumber funnel={funnel} name={name} side="completed" counts={counts} />
              </td>
              <td>
                <SideNumber funnel={funnel} name={name} side="droppedOff" counts={counts} />
              </td>
              <td>
                <span class="odds">
                  <OddsBar odds={odds} scale={scale} />
                  <span>
                    <strong>{describeRatio(odds.ratio)}×</strong>, {describeRatio(odds.low)} to{' '}
                    {describeRatio(odds.high)}
                    <br />
                    <span class="insight-quiet">{describeDirection(odds)}</span>
                  </span>
                </span>
              </td>
              <td>
                <IconButton icon={EyeOff} size="small" label={`Leave out ${name}`} onClick={() => exclude(name)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRoom>
  )
}

function describeDirection({ ratio, low, high }: Odds): string {
  if (low <= 1 && high >= 1) return 'may be chance'
  return ratio > 1 ? 'goes with completing' : 'goes with dropping off'
}

interface SideNumberProps {
  funnel: Funnel
  name: string
  side: Side
  counts: Pick<AnsweredCorrelate, Side>
}

function SideNumber({ funnel, name, side, counts }: SideNumberProps) {
  const opened = funnel.place.value
  const isOpen = opened !== undefined && 'correlate' in opened && opened.correlate === name && opened.side === side
  return (
    <NumberButton
      value={counts[side].value}
      title={`List those with ${name} who ${side === 'completed' ? 'completed' : 'dropped off'}`}
      isOpen={isOpen}
      onOpen={(next) => funnel.open(next ? { correlate: name, side } : undefined)}
    />
  )
}
