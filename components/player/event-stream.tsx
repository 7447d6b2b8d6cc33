import { useComputed, type ReadonlySignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'

import { EmptyState } from '@/components/parts/empty-state'
import { useVirtualRows } from '@/components/parts/use-virtual-rows'
import { findLastIndexUntil } from '@/lib/replay/find-until'
import type { StreamItem } from '@/lib/replay/stream'

import { EventRow } from './event-row'
import { ROWS_AHEAD, STREAM_ROW_PX } from './limits'

export interface EventStreamProps {
  stream: StreamItem[]
  /** The session's start. */
  from: number
  tabNumbers: ReadonlyMap<string, number>
  at: ReadonlySignal<number>
  onJump: (at: number) => void
}

/** What happened, in order; the last thing that happened by now is marked and kept in view. */
export function EventStream({ stream, from, tabNumbers, at, onJump }: EventStreamProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const current = useComputed(() => findLastIndexUntil(stream, at.value, (item) => item.at))
  const rows = useVirtualRows({
    count: stream.length,
    rowHeightPx: STREAM_ROW_PX,
    scroller,
    initialOffset: 0,
    keptIndex: current.value,
  })
  const index = current.value
  useEffect(() => {
    if (scroller.current) keepInView(scroller.current, index)
  }, [index])

  if (stream.length === 0) return <NoEvents />
  return (
    <div class="stream" ref={scroller}>
      <ol class="stream-rows" aria-label="Events" style={{ height: `${rows.totalPx}px` }}>
        {rows.items.map((row) => {
          const item = stream[row.index]
          if (!item) return null
          return (
            <EventRow
              key={item.key}
              item={item}
              from={from}
              tabNumbers={tabNumbers}
              topPx={row.start}
              position={`${row.index + 1} of ${stream.length}`}
              isCurrent={row.index === index}
              isAhead={row.index > index}
              onJump={onJump}
            />
          )
        })}
      </ol>
    </div>
  )
}

/** Scrolls the list alone, never the page, and keeps a little of what comes next in view. */
function keepInView(scroller: HTMLElement, index: number): void {
  const top = Math.max(0, index) * STREAM_ROW_PX
  const bottom = top + STREAM_ROW_PX * (1 + ROWS_AHEAD)
  if (top < scroller.scrollTop) scroller.scrollTop = top
  else if (bottom > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = bottom - scroller.clientHeight
}

function NoEvents() {
  return (
    <EmptyState title="Nothing happened yet">
      <p>Page views, clicks, inputs, submits, gaps and notes are listed here.</p>
    </EmptyState>
  )
}
