import type { ReadonlySignal } from '@preact/signals'
import { ArrowDown } from 'lucide-preact'
import type { TargetedUIEvent } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { EmptyState } from '@/components/parts/empty-state'
import { useVirtualRows } from '@/components/parts/use-virtual-rows'
import { readValue, type QueryState } from '@/components/parts/query-state'
import { EventRow } from '@/components/player/event-row'
import { ROW_PX } from '@/components/inspector/limits'
import type { StreamItem } from '@/lib/replay/stream'

export interface LiveEventsProps {
  events: ReadonlySignal<QueryState<StreamItem[]>>
  /** The session's start. */
  from: number
  onJump: (at: number) => void
}

const NO_TABS: ReadonlyMap<string, number> = new Map()

/** What happens, while it happens: the newest at the bottom, followed until somebody scrolls up to read. */
export function LiveEvents({ events, from, onJump }: LiveEventsProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [isFollowing, setFollowing] = useState(true)
  const items = readValue(events.value) ?? []
  const rows = useVirtualRows({
    count: items.length,
    rowHeightPx: ROW_PX.events,
    scroller,
    initialOffset: 0,
    keptIndex: -1,
  })
  const latest = items.at(-1)?.key
  useLayoutEffect(() => {
    if (isFollowing && scroller.current) scrollToEnd(scroller.current)
  }, [latest, isFollowing])

  const handleScroll = (event: TargetedUIEvent<HTMLDivElement>) => {
    const { scrollTop, clientHeight, scrollHeight } = event.currentTarget
    setFollowing(scrollTop + clientHeight > scrollHeight - ROW_PX.events)
  }
  if (items.length === 0 && events.value.state !== 'loading') return <NothingYet />
  return (
    <div class="live">
      <div class="live-events" ref={scroller} onScroll={handleScroll}>
        <ol class="live-rows" aria-label="Events" style={{ height: `${rows.totalPx}px` }}>
          {rows.items.map((row) => {
            const item = items[row.index]
            return (
              item && (
                <EventRow
                  key={item.key}
                  item={item}
                  from={from}
                  tabNumbers={NO_TABS}
                  state={{
                    index: row.index,
                    topPx: row.start,
                    position: `${row.index + 1} of ${items.length}`,
                    isCurrent: false,
                    isAhead: false,
                  }}
                  onJump={onJump}
                />
              )
            )
          })}
        </ol>
      </div>
      {!isFollowing && (
        <div class="live-follow">
          <Button size="small" icon={ArrowDown} onClick={() => setFollowing(true)}>
            Newest
          </Button>
        </div>
      )}
    </div>
  )
}

function scrollToEnd(scroller: HTMLElement): void {
  scroller.scrollTop = scroller.scrollHeight
}

function NothingYet() {
  return (
    <EmptyState title="Nothing happened yet">
      <p>What happens in the page is listed here within a second.</p>
    </EmptyState>
  )
}
