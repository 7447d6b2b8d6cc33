import { CirclePause, CircleX, Flame, HardDrive, History, RotateCcw, type LucideIcon } from 'lucide-preact'

import { describeBytes } from '@/components/parts/describe-bytes'
import { describeCount, describeNumber } from '@/components/parts/describe-count'
import { describeInstant, describeInstantInFull } from '@/components/parts/describe-instant'
import { RecordingDot } from '@/components/parts/recording-dot'
import type { RowPicture } from '@/components/thumbnails/session-thumbnails'
import type { Session } from '@/lib/model/session'

import { ActivityBar } from './activity-bar'
import { describeSignals } from './describe-signals'
import { describeStatus, type StatusKind } from './describe-status'
import { KeepButton } from './keep-button'
import { SessionLengthCells } from './session-length-cells'
import type { Sessions } from './sessions-model'
import { StarButton } from './star-button'
import { TitleCell, type TitleCellProps } from './title-cell'

import './session-row.css'

export interface SessionRowProps {
  id: string
  /** `undefined` until it is read: its place, and the focus in it, are there before. */
  session: Session | undefined
  sessions: Sessions
  /** How much was done in each of its parts; none until it is read. */
  parts: readonly number[]
  picture: RowPicture | undefined
  index: number
  topPx: number
}

export function SessionRow({ id, session, sessions, parts, picture, index, topPx }: SessionRowProps) {
  const title = session?.title || 'Untitled'
  const isSelected = sessions.selection.value.has(id)
  const isCurrent = sessions.currentId.value === id
  // One stop for Tab in the whole list; the arrow keys go on from there.
  const tabIndex = isCurrent || (sessions.currentId.value === null && index === 0) ? 0 : -1
  const toggle = (event: MouseEvent) => sessions.toggle(id, event.shiftKey)
  // A press with a modifier opens another tab: that is the browser's.
  const open = (event: MouseEvent) => {
    sessions.setCurrent(id)
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    void sessions.addressOf(id).then((address) => (location.hash = address))
  }
  const buttons = session && { session, sessions, title, tabIndex }
  return (
    <li
      class="session-row"
      style={{ transform: `translateY(${topPx}px)` }}
      aria-setsize={sessions.order.value.length}
      aria-posinset={index + 1}
      data-selected={isSelected || undefined}
      data-current={isCurrent || undefined}
      data-new={session?.viewedAt === null || undefined}
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
      {buttons ? <StarButton {...buttons} /> : <span />}
      <a
        class="session-cells"
        href={`#/sessions/${id}`}
        aria-label={session ? undefined : 'A session that is being read'}
        tabIndex={tabIndex}
        onClick={open}
        onFocus={() => sessions.setCurrent(id)}
      >
        {session && <Cells session={session} sessions={sessions} title={title} parts={parts} picture={picture} />}
      </a>
      {buttons && <KeepButton {...buttons} />}
    </li>
  )
}

function Cells({ session, sessions, title, parts, picture }: TitleCellProps & { parts: readonly number[] }) {
  return (
    <>
      <TitleCell session={session} sessions={sessions} title={title} picture={picture} />
      <ActivityBar parts={parts} />
      <span class="cut figures" title={describeInstantInFull(session.startedAt)}>
        {describeInstant(session.startedAt, sessions.clock.peek())}
      </span>
      <span class="cut" dir="auto" title={session.person}>
        {session.person || <span class="session-nothing">–</span>}
      </span>
      <SessionLengthCells session={session} clock={sessions.clock} />
      <FigureCell figure={session.pageCount} noun="page" />
      <FigureCell figure={session.eventCount} noun="event" />
      <BadCell figure={session.errorCount} noun="error" icon={CircleX} look="error" />
      <FrustrationCell session={session} />
      <span class="session-figure figures">{describeBytes(session.bytes)}</span>
      <StatusCell session={session} />
    </>
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

interface BadCellProps {
  figure: number
  noun: string
  icon: LucideIcon
  look: 'error' | 'frustration'
  title?: string
}

/** What went wrong stands out where there is any. */
function BadCell({ figure, noun, icon: Icon, look, title = describeCount(figure, noun) }: BadCellProps) {
  return (
    <span class={`session-figure figures ${figure > 0 ? `session-bad-${look}` : 'session-nothing'}`} title={title}>
      {figure > 0 && <Icon size={12} aria-hidden="true" />}
      {describeNumber(figure)}
      <span class="only-read-out"> {figure === 1 ? noun : `${noun}s`}</span>
    </span>
  )
}

function FrustrationCell({ session: { signalCounts } }: { session: Session }) {
  const { count, words } = describeSignals(signalCounts)
  return <BadCell figure={count} noun="sign of frustration" icon={Flame} look="frustration" title={words} />
}

function StatusCell({ session }: { session: Session }) {
  const { kind, word, detail } = describeStatus(session)
  return (
    <span class={`session-status session-status-${kind}`} title={detail}>
      <span class="session-status-icon">
        <StatusIcon kind={kind} />
      </span>
      <span class="session-status-word">{word}</span>
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
