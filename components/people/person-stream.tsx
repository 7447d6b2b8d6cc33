import { Play } from 'lucide-preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { describeCount } from '@/components/parts/describe-count'
import { describeDuration } from '@/components/parts/describe-duration'
import { describeInstant, describeInstantInFull } from '@/components/parts/describe-instant'
import { EmptyState } from '@/components/parts/empty-state'
import { useVirtualRows } from '@/components/parts/use-virtual-rows'
import { EventRow } from '@/components/player/event-row'
import { isInList } from '@/components/player/list-tabs'
import { measureSession } from '@/lib/model/measure-session'
import type { SessionEvent } from '@/lib/model/event'
import type { Session } from '@/lib/model/session'
import { assembleStream, type StreamItem } from '@/lib/replay/stream'

import { PERSON_EVENT_PX, PERSON_SESSIONS_STEP } from './limits'

/** How the sessions of a person are read. */
export interface PersonSessions {
  list(personId: string): Promise<string[]>
  read(ids: string[]): Promise<{ session: Session; events: SessionEvent[] }[]>
  version: { value: number }
}

export interface PersonStreamProps {
  personId: string
  sessions: PersonSessions
  now: () => number
}

type Line =
  | { kind: 'session'; session: Session; eventCount: number }
  | { kind: 'event'; session: Session; item: StreamItem }

const NO_TABS: ReadonlyMap<string, number> = new Map()

/** What a person did in all their sessions, the newest session first, each from its beginning, with Play on each. */
export function PersonStream({ personId, sessions, now }: PersonStreamProps) {
  const [ids, setIds] = useState<string[]>([])
  const [shownCount, setShownCount] = useState(PERSON_SESSIONS_STEP)
  const [lines, setLines] = useState<Line[] | null>(null)
  const version = sessions.version.value
  useEffect(() => {
    let isLatest = true
    const read = async () => {
      const all = await sessions.list(personId)
      const found = await sessions.read(all.slice(0, shownCount))
      if (!isLatest) return
      setIds(all)
      setLines(found.flatMap(({ session, events }) => describeSession(session, events)))
    }
    read().catch(console.error)
    return () => {
      isLatest = false
    }
  }, [personId, sessions, shownCount, version])

  if (!lines) return <div class="person-stream" />
  if (lines.length === 0) {
    return (
      <EmptyState title="No sessions">
        <p>The sessions of this person were deleted. What is written of them is still here.</p>
      </EmptyState>
    )
  }
  const leftCount = ids.length - shownCount
  return (
    <section class="person-stream" aria-label="What they did">
      <StreamLines lines={lines} now={now} />
      {leftCount > 0 && (
        <Button size="small" onClick={() => setShownCount(shownCount + PERSON_SESSIONS_STEP)}>
          Show older: {describeCount(leftCount, 'session')} more
        </Button>
      )}
    </section>
  )
}

function describeSession(session: Session, events: readonly SessionEvent[]): Line[] {
  const items = assembleStream(events, [], []).filter((item) => isInList(item, 'events'))
  return [
    { kind: 'session', session, eventCount: items.length },
    ...items.map((item): Line => ({ kind: 'event', session, item })),
  ]
}

function StreamLines({ lines, now }: { lines: readonly Line[]; now: () => number }) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualRows({
    count: lines.length,
    rowHeightPx: PERSON_EVENT_PX,
    scroller,
    initialOffset: 0,
    keptIndex: -1,
  })
  const today = useMemo(now, [now])
  return (
    <div ref={scroller} class="person-scroller">
      <ol class="person-lines" style={{ height: `${rows.totalPx}px` }} aria-label="Events of this person">
        {rows.items.map(({ index, start }) => {
          const line = lines[index]
          if (!line) return null
          const { session } = line
          if (line.kind === 'session') {
            return <SessionLine key={session.id} line={line} topPx={start} now={today} />
          }
          const open = (at: number) => {
            location.hash = `#/sessions/${session.id}?t=${Math.max(0, (at - session.startedAt) / 1_000)}`
          }
          return (
            <EventRow
              key={`${session.id} ${line.item.key}`}
              item={line.item}
              from={session.startedAt}
              tabNumbers={NO_TABS}
              state={{
                index,
                topPx: start,
                position: `${index + 1} of ${lines.length}`,
                isCurrent: false,
                isAhead: false,
              }}
              onJump={open}
            />
          )
        })}
      </ol>
    </div>
  )
}

interface SessionLineProps {
  line: Extract<Line, { kind: 'session' }>
  topPx: number
  now: number
}

function SessionLine({ line: { session, eventCount }, topPx, now }: SessionLineProps) {
  const { id, startedAt } = session
  const title = session.title || 'Untitled'
  return (
    <li class="event-place person-session" style={{ transform: `translateY(${topPx}px)` }}>
      <a class="button button-plain button-small" href={`#/sessions/${id}`} aria-label={`Play ${title}`}>
        <Play size={14} aria-hidden="true" />
        Play
      </a>
      <span class="cut person-session-title" dir="auto" title={title}>
        {title}
      </span>
      <span class="figures people-quiet" title={describeInstantInFull(startedAt)}>
        {describeInstant(startedAt, now)}
      </span>
      <span class="figures people-quiet">{describeDuration(measureSession(session, now).lengthMs)}</span>
      <span class="figures people-quiet">{describeCount(eventCount, 'event')}</span>
    </li>
  )
}
