import {
  AppWindow,
  CircleSlash,
  FileText,
  Keyboard,
  MousePointerClick,
  Send,
  StickyNote,
  type LucideIcon,
} from 'lucide-preact'

import type { StreamItem } from '@/lib/replay/stream'

import { describeItem } from './describe-item'
import { describePosition } from './describe-time'

import './event-row.css'

const KINDS: Record<StreamItem['kind'], { icon: LucideIcon; name: string; className: string }> = {
  'page view': { icon: FileText, name: 'Page', className: 'page' },
  click: { icon: MousePointerClick, name: 'Click', className: 'click' },
  input: { icon: Keyboard, name: 'Input', className: 'input' },
  submit: { icon: Send, name: 'Submit', className: 'submit' },
  'tab shown': { icon: AppWindow, name: 'Tab', className: 'page' },
  gap: { icon: CircleSlash, name: 'Gap', className: 'gap' },
  note: { icon: StickyNote, name: 'Note', className: 'note' },
}

export interface EventRowProps {
  item: StreamItem
  from: number
  tabNumbers: ReadonlyMap<string, number>
  topPx: number
  /** Read out, because only the rows in view exist: `3 of 40`. */
  position: string
  isCurrent: boolean
  isAhead: boolean
  onJump: (at: number) => void
}

export function EventRow({ item, from, tabNumbers, topPx, position, isCurrent, isAhead, onJump }: EventRowProps) {
  const { icon: Icon, name, className } = KINDS[item.kind]
  const { label, detail } = describeItem(item, tabNumbers)
  return (
    <li class="event-place" style={{ transform: `translateY(${topPx}px)` }}>
      <button
        type="button"
        class={`event event-${className}${isAhead ? ' event-ahead' : ''}`}
        title={detail}
        {...(isCurrent ? { 'aria-current': 'true' } : {})}
        onClick={() => onJump(item.at)}
      >
        <Icon size={16} aria-hidden="true" />
        <span class="event-kind">{name}</span>
        <span class="event-label cut" dir="auto">
          {label}
        </span>
        <span class="event-time figures">{describePosition(item.at - from)}</span>
        <span class="only-read-out">{position}</span>
      </button>
    </li>
  )
}
