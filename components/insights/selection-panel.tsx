import { X } from 'lucide-preact'
import { useRef } from 'preact/hooks'

import { Choice } from '@/components/parts/choice'
import { describeCount } from '@/components/parts/describe-count'
import { describeInstant, describeInstantInFull } from '@/components/parts/describe-instant'
import { IconButton } from '@/components/parts/icon-button'
import { useVirtualRows } from '@/components/parts/use-virtual-rows'
import { readValue } from '@/components/parts/query-state'
import { writeSessionAddress } from '@/components/player/write-session-address'
import type { Selected } from '@/lib/insights/selection'
import type { Session } from '@/lib/model/session'

import type { Insight, Opened } from './insight-model'
import { SELECTED_ROW_PX } from './limits'

import './selection.css'

export interface SelectionPanelProps<Definition, Answer, Place> {
  insight: Insight<Definition, Answer, Place>
  now: () => number
}

/** Who is behind a number: each opens at the event that put them there, with only the events that matter. */
export function SelectionPanel<Definition, Answer, Place>({
  insight,
  now,
}: SelectionPanelProps<Definition, Answer, Place>) {
  const scroller = useRef<HTMLDivElement>(null)
  const opened = insight.opened.value
  const sessions = readValue(insight.sessions.value)
  const rows = useVirtualRows({
    count: opened?.selection.length ?? 0,
    rowHeightPx: SELECTED_ROW_PX,
    scroller,
    initialOffset: 0,
    keptIndex: -1,
  })
  if (!opened) return null
  const { title, unit, selection, counted = '', views } = opened
  const listed =
    unit === 'person' ? describeCount(selection.length, 'person', 'people') : describeCount(selection.length, unit)
  return (
    <aside class="selection" aria-label="Behind the number">
      <header class="selection-header">
        <h2 class="selection-title">{title}</h2>
        <output class="figures">{`${counted} ${listed}`.trim()}</output>
        <IconButton icon={X} size="small" label="Close the list" onClick={() => insight.open(undefined)} />
        {views && <Choice label="What is listed" {...views} />}
      </header>
      <div class="selection-scroller" ref={scroller}>
        <ol class="selection-rows" style={{ height: `${rows.totalPx}px` }}>
          {rows.items.map((row) => {
            const selected = selection[row.index]
            const session = selected && sessions?.get(selected.sessionId)
            return (
              selected && (
                <li
                  key={`${selected.actorId} ${selected.startAt}`}
                  class="selection-row"
                  style={{ transform: `translateY(${row.start}px)` }}
                >
                  {session ? <Row opened={opened} selected={selected} session={session} now={now} /> : '…'}
                </li>
              )
            )
          })}
        </ol>
      </div>
    </aside>
  )
}

interface RowProps {
  opened: Opened
  selected: Selected
  session: Session
  now: () => number
}

function Row({ opened, selected, session, now }: RowProps) {
  const { unit, matching, describeValue } = opened
  const startSec = Math.max(0, (selected.startAt - session.startedAt) / 1_000)
  const title = session.title || 'Untitled'
  const isPerson = unit === 'person'
  const name = isPerson ? selected.actorId : session.person
  const place = { sessionId: session.id, startSec, ...(matching && { asked: matching }) }
  return (
    <a class="selection-link" href={writeSessionAddress(place)}>
      <span class="selection-name cut" dir="auto" title={title}>
        {isPerson ? name : title}
      </span>
      <span class="selection-when figures" title={describeInstantInFull(session.startedAt)}>
        {selected.value !== undefined && describeValue
          ? describeValue(selected.value)
          : describeInstant(session.startedAt, now())}
      </span>
      <span class="selection-who cut" dir="auto">
        {isPerson ? title : name}
      </span>
    </a>
  )
}
