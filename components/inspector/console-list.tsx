import { Bug, CircleX, Info, SquareTerminal, TriangleAlert, type LucideIcon } from 'lucide-preact'

import { describeCount, describeNumber } from '@/components/parts/describe-count'
import { describePosition } from '@/components/player/describe-time'
import type { ConsoleLevel } from '@/lib/model/payload'
import type { StreamItem } from '@/lib/replay/stream'

import { ROW_PX } from './limits'
import { LineRow, type LineState } from './line-row'
import { LineRows } from './line-rows'
import { followPlayer, type ListProps } from './list-props'
import { marksOf } from './marks-of'
import { pressLine } from './press-line'

import './console-list.css'

const LEVELS: Record<ConsoleLevel, { icon: LucideIcon; name: string }> = {
  log: { icon: SquareTerminal, name: 'Log' },
  info: { icon: Info, name: 'Info' },
  debug: { icon: Bug, name: 'Debug' },
  warn: { icon: TriangleAlert, name: 'Warning' },
  error: { icon: CircleX, name: 'Error' },
}

const readAt = ({ at }: StreamItem) => at

/** What pages wrote to their console; a press goes to the moment and opens all of it. */
export function ConsoleList(props: ListProps) {
  const { lists, inspector, from } = props
  const { shown } = lists.lists.console.value
  const draw = (item: StreamItem, state: LineState) => {
    const level = item.kind === 'error' ? 'error' : (item.said?.level ?? 'log')
    const { icon: Icon, name } = LEVELS[level]
    const count = item.said?.count ?? 1
    return (
      <LineRow
        key={item.key}
        state={{ ...state, ...marksOf(item, lists, inspector) }}
        look={`console-line console-${level}`}
        title={[item.label, item.detail].filter(Boolean).join('\n')}
        {...pressLine(item, 'console', props)}
      >
        <Icon size={16} aria-hidden="true" />
        <span class="only-read-out">{name}: </span>
        <span class="event-label code cut" dir="auto">
          {item.label}
        </span>
        {count > 1 && (
          <span class="console-count figures" title={`It came ${describeCount(count, 'time')}`}>
            {describeNumber(count)}
            <span class="only-read-out"> times</span>
          </span>
        )}
        <span class="event-time figures">{describePosition(item.at - from)}</span>
      </LineRow>
    )
  }
  return (
    <LineRows
      name="Console"
      rows={shown}
      rowPx={ROW_PX.console}
      {...followPlayer(props)}
      readAt={readAt}
      linkedIndex={shown.findIndex(({ key }) => key === inspector.linkedKey.value)}
    >
      {draw}
    </LineRows>
  )
}
