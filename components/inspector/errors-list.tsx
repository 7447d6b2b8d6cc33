import { ArrowUpDown, ChevronDown, ChevronRight, CircleX, SquareTerminal, type LucideIcon } from 'lucide-preact'
import { useMemo } from 'preact/hooks'

import { describeCount, describeNumber } from '@/components/parts/describe-count'
import { describeItem } from '@/components/player/describe-item'
import { describePosition } from '@/components/player/describe-time'
import { foldErrors, type ErrorGroup } from '@/lib/replay/fold-errors'
import { kindOfLine } from '@/lib/replay/line-kinds'
import type { StreamItem } from '@/lib/replay/stream'

import { KIND_NAMES } from './inspector-tabs'
import { ROW_PX } from './limits'
import { LineRow, type LineState } from './line-row'
import { LineRows } from './line-rows'
import { followPlayer, type ListProps } from './list-props'
import { marksOf } from './marks-of'
import { pressLine } from './press-line'

import './errors-list.css'

type Row =
  | { kind: 'group'; group: ErrorGroup }
  | { kind: 'one'; group: ErrorGroup; item: StreamItem; nth: number; of: number }

const ICONS: Readonly<Record<string, LucideIcon>> = { requests: ArrowUpDown, console: SquareTerminal }

/** In one order, also unfolded. */
const readAt = ({ group }: Row) => group.first.at

/** What went wrong, what says the same as one line; unfolded, each time it did can be gone to. */
export function ErrorsList(props: ListProps) {
  const { lists, inspector, from, tabNumbers } = props
  const unfolded = inspector.unfolded.value
  const { shown } = lists.lists.errors.value
  const groups = useMemo(() => foldErrors(shown), [shown])
  const rows = groups.flatMap((group): Row[] => [
    { kind: 'group', group },
    ...(unfolded.has(group.key) && group.items.length > 1 ? listOnes(group) : []),
  ])
  const draw = (row: Row, state: LineState) => {
    const item = row.kind === 'group' ? row.group.first : row.item
    const marks = { ...state, ...marksOf(item, lists, inspector), isCurrent: false, isAhead: false }
    if (row.kind === 'one') {
      return (
        <LineRow
          key={`one ${item.key}`}
          state={marks}
          look="errors-one"
          title={item.detail}
          {...pressLine(item, 'errors', props)}
        >
          <span class="event-label figures">
            {row.nth} of {row.of}
          </span>
          <span class="event-kind cut" dir="ltr">
            {item.detail.split('\n')[0]}
          </span>
          <span class="event-time figures">{describePosition(item.at - from)}</span>
        </LineRow>
      )
    }
    const { count, items, key } = row.group
    const kind = kindOfLine(item, 'errors')
    const Icon = ICONS[kind] ?? CircleX
    return (
      <LineRow
        key={key}
        state={marks}
        look="errors-line"
        title={[item.label, item.detail].filter(Boolean).join('\n')}
        {...pressLine(item, 'errors', props)}
        after={items.length > 1 && <Fold group={row.group} isOpen={unfolded.has(key)} onToggle={inspector.fold} />}
      >
        <Icon size={16} aria-hidden="true" />
        <span class="only-read-out">{KIND_NAMES[kind]}: </span>
        <span class="event-label cut" dir="auto">
          {describeItem(item, tabNumbers).label}
        </span>
        {count > 1 && (
          <span class="console-count figures" title={`It happened ${describeCount(count, 'time')}`}>
            {describeNumber(count)}
            <span class="only-read-out"> times</span>
          </span>
        )}
        <span class="event-time figures">{describePosition(item.at - from)}</span>
      </LineRow>
    )
  }
  return (
    <LineRows name="Errors" rows={rows} rowPx={ROW_PX.errors} {...followPlayer(props)} readAt={readAt}>
      {draw}
    </LineRows>
  )
}

function listOnes(group: ErrorGroup): Row[] {
  const { items } = group
  return items.map((item, index) => ({ kind: 'one', group, item, nth: index + 1, of: items.length }))
}

interface FoldProps {
  group: ErrorGroup
  isOpen: boolean
  onToggle: (key: string) => void
}

function Fold({ group, isOpen, onToggle }: FoldProps) {
  const Icon = isOpen ? ChevronDown : ChevronRight
  const label = `${isOpen ? 'Fold' : 'Show'} all ${group.items.length} of ${group.first.label}`
  return (
    <button
      type="button"
      class="errors-fold"
      aria-expanded={isOpen}
      aria-label={label}
      title={isOpen ? 'Fold' : 'Show each'}
      onClick={() => onToggle(group.key)}
    >
      <Icon size={16} aria-hidden="true" />
    </button>
  )
}
