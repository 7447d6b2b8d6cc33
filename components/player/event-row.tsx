import type { ComponentChildren } from 'preact'

import { LineRow, type LineState } from '@/components/inspector/line-row'
import { isFailure } from '@/lib/replay/is-failure'
import type { StreamItem } from '@/lib/replay/stream'

import { describeItem } from './describe-item'
import { describePosition } from './describe-time'
import { KINDS } from './kinds'
import { RemoveButtons, type Removal } from './remove-buttons'

export interface EventRowProps {
  item: StreamItem
  from: number
  tabNumbers: ReadonlyMap<string, number>
  state: LineState
  onJump: (at: number) => void
  removal?: Removal | undefined
  onKeyDown?: (event: KeyboardEvent) => void
  keys?: string
  before?: ComponentChildren
  /** What else can be done to it. */
  actions?: ComponentChildren
}

/** Something that happened: what kind of thing, its label, when. */
export function EventRow(props: EventRowProps) {
  const { item, from, tabNumbers, state, onJump, removal, onKeyDown, keys = '', before, actions } = props
  const { eventId } = item
  const { icon: Icon, name, className } = KINDS[item.kind]
  const look = isFailure(item) ? 'error' : className
  const { label, detail } = describeItem(item, tabNumbers)
  const isRemovable = removal !== undefined && item.kind !== 'gap'
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === 'Delete' && removal && eventId !== undefined) {
      event.preventDefault()
      removal.onRemoveEvent(eventId)
    }
    onKeyDown?.(event)
  }
  return (
    <LineRow
      state={state}
      look={`event-${look}`}
      title={detail}
      keys={[keys, removal && eventId !== undefined ? 'Delete' : ''].filter(Boolean).join(' ')}
      onKeyDown={handleKey}
      onPress={() => onJump(item.at)}
      before={before}
      after={
        (actions || isRemovable) && (
          <span class="event-removal">
            {actions}
            {isRemovable && <RemoveButtons item={item} removal={removal} />}
          </span>
        )
      }
    >
      <Icon size={16} aria-hidden="true" />
      <span class="event-kind">{name}</span>
      <span class="event-label cut" dir="auto">
        {label}
      </span>
      <span class="event-time figures">{describePosition(item.at - from)}</span>
    </LineRow>
  )
}
