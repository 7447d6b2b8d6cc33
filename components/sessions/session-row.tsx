import { CirclePause, HardDrive, History, RotateCcw, type LucideIcon } from 'lucide-preact'

import { describeBytes } from '@/components/parts/describe-bytes'
import { describeNumber } from '@/components/parts/describe-count'
import { describeInstant, describeInstantInFull } from '@/components/parts/describe-instant'
import { RecordingDot } from '@/components/parts/recording-dot'
import type { Session } from '@/lib/model/session'

import { describeStatus, type StatusKind } from './describe-status'
import { ExpiryChip } from './expiry-chip'
import { GapsChip } from './gaps-chip'
import { KeepButton } from './keep-button'
import { SessionLengthCells } from './session-length-cells'
import { SessionTags } from './session-tags'
import type { Sessions } from './sessions-model'

import './session-row.css'

export interface SessionRowProps {
  session: Session
  sessions: Sessions
  index: number
  topPx: number
}

export function SessionRow({ session, sessions, index, topPx }: SessionRowProps) {
  const { id } = session
  const title = session.title || 'Untitled'
  const isSelected = sessions.selection.value.has(id)
  const isCurrent = sessions.currentId.value === id
  // One stop for Tab in the whole list; the arrow keys go on from there.
  const tabIndex = isCurrent || (sessions.currentId.value === null && index === 0) ? 0 : -1
  const toggle = (event: MouseEvent) => sessions.toggle(id, event.shiftKey)
  return (
    <li
      class="session-row"
      style={{ transform: `translateY(${topPx}px)` }}
      aria-setsize={sessions.sessions.value.length}
      aria-posinset={index + 1}
      data-selected={isSelected || undefined}
      data-current={isCurrent || undefined}
    >
      <label class="session-check">
        <input
          type="checkbox"
          aria-label={`Select ${title}`}
          checked={isSelected}
          tabIndex={tabIndex}
          onClick={toggle}
        />
      </label>
      <a
        class="session-cells"
        href={`#/sessions/${id}`}
        tabIndex={tabIndex}
        onClick={() => sessions.setCurrent(id)}
        onFocus={() => sessions.setCurrent(id)}
      >
        <TitleCell session={session} sessions={sessions} title={title} />
        <span class="cut figures" title={describeInstantInFull(session.startedAt)}>
          {describeInstant(session.startedAt, sessions.clock.peek())}
        </span>
        <span class="cut" dir="auto" title={session.person}>
          {session.person || <span class="session-nothing">–</span>}
        </span>
        <SessionLengthCells session={session} clock={sessions.clock} />
        <FigureCell figure={session.pageCount} noun="page" />
        <FigureCell figure={session.eventCount} noun="event" />
        <span class="session-figure figures">{describeBytes(session.bytes)}</span>
        <StatusCell session={session} />
      </a>
      <KeepButton session={session} sessions={sessions} title={title} tabIndex={tabIndex} />
    </li>
  )
}

interface TitleCellProps {
  session: Session
  sessions: Sessions
  title: string
}

function TitleCell({ session, sessions, title }: TitleCellProps) {
  return (
    <span class="session-title">
      <span class="cut session-name" dir="auto" title={title}>
        {title}
      </span>
      <ExpiryChip session={session} now={sessions.clock.peek()} />
      <GapsChip session={session} sessions={sessions} />
      <SessionTags tags={session.tags} />
    </span>
  )
}

function FigureCell({ figure, noun }: { figure: number; noun: string }) {
  return (
    <span class="session-figure figures">
      {describeNumber(figure)}
      <span class="only-read-out"> {figure === 1 ? noun : `${noun}s`}</span>
    </span>
  )
}

function StatusCell({ session }: { session: Session }) {
  const { kind, word, detail } = describeStatus(session)
  return (
    <span class={`session-status session-status-${kind}`} title={detail}>
      <span class="session-status-icon">
        <StatusIcon kind={kind} />
      </span>
      {word}
    </span>
  )
}

/** The usual, a session that was stopped, has no mark: the others are to stand out. */
const ICONS: Partial<Record<StatusKind, LucideIcon>> = {
  paused: CirclePause,
  recovered: RotateCcw,
  full: HardDrive,
  saved: History,
}

function StatusIcon({ kind }: { kind: StatusKind }) {
  if (kind === 'recording') return <RecordingDot />
  const Icon = ICONS[kind]
  return Icon ? <Icon size={14} aria-hidden="true" /> : null
}
