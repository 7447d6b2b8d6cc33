import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

import { useKeys } from '@/components/parts/use-keys'
import { useVirtualRows } from '@/components/parts/use-virtual-rows'

import type { SessionThumbnails } from '@/components/thumbnails/session-thumbnails'
import type { Query } from '@/components/search/query-model'

import { ColumnNames } from './column-names'
import { HEAD_HEIGHT_PX, ROW_HEIGHT_PX } from './limits'
import { SessionRow } from './session-row'
import type { SessionActivity } from './session-activity'
import type { Sessions } from './sessions-model'

import './sessions-list.css'

export interface SessionsListProps {
  sessions: Sessions
  query: Query
  activity: SessionActivity
  thumbnails: SessionThumbnails
}

const NO_PARTS: readonly number[] = []

/** The sessions of the query, of which only the rows that can be seen are read and drawn. */
export function SessionsList({ sessions, query, activity, thumbnails }: SessionsListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const { scrolledPx, keepPlace } = sessions
  const order = sessions.order.value
  const rows = useVirtualRows({
    count: order.length,
    rowHeightPx: ROW_HEIGHT_PX,
    scroller,
    initialOffset: scrolledPx.peek(),
    keptIndex: sessions.currentIndex.value,
    headPx: HEAD_HEIGHT_PX,
  })
  useListKeys(sessions)
  useFocusOnCurrentRow(sessions, rows.scrollToIndex)
  useLayoutEffect(() => scroller.current?.scrollTo({ top: scrolledPx.peek() }), [scrolledPx])
  const drawn = rows.items.flatMap((item) => order[item.index] ?? [])
  const found = sessions.rows.rows.value
  useEffect(() => sessions.rows.show(drawn))
  useEffect(() => {
    const rowsInView = drawn.flatMap((id) => found.get(id) ?? [])
    activity.show(rowsInView)
    thumbnails.show(rowsInView)
  })

  return (
    <div ref={scroller} class="sessions-scroller" onScroll={(event) => keepPlace(event.currentTarget.scrollTop)}>
      <ColumnNames sessions={sessions} query={query} />
      <ul class="sessions-rows" style={{ height: `${rows.totalPx}px` }} aria-label="Sessions">
        {rows.items.map((item) => {
          const id = order[item.index]
          return (
            id !== undefined && (
              <SessionRow
                key={id}
                id={id}
                session={found.get(id)}
                sessions={sessions}
                parts={activity.parts.value.get(id) ?? NO_PARTS}
                picture={thumbnails.pictures.value.get(id)}
                index={item.index}
                topPx={item.start}
              />
            )
          )
        })}
      </ul>
    </div>
  )
}

function useListKeys(sessions: Sessions): void {
  const down = () => sessions.move(1)
  const up = () => sessions.move(-1)
  const select = () => {
    const id = sessions.currentId.peek()
    if (id !== null) sessions.toggle(id, false)
  }
  const open = (event: KeyboardEvent): boolean => {
    const id = sessions.currentId.peek()
    // A link or button that has the focus does its own thing.
    if (id === null || (event.target instanceof Element && event.target.closest('a, button'))) return false
    void sessions.addressOf(id).then((address) => (location.hash = address))
    return true
  }
  useKeys({
    j: down,
    ArrowDown: down,
    k: up,
    ArrowUp: up,
    x: select,
    p: () => void sessions.keepChosen(),
    s: () => void sessions.starChosen(),
    v: () => void sessions.viewChosen(),
    Enter: open,
    Escape: sessions.clearSelection,
    'Mod+a': sessions.toggleEvery,
    Delete: () => void sessions.removeChosen(),
    Backspace: () => void sessions.removeChosen(),
  })
}

/** The keyboard's row is in sight and has the focus, also when the list is come back to. */
function useFocusOnCurrentRow({ currentId, currentIndex }: Sessions, scrollToIndex: (index: number) => void): void {
  const id = currentId.value
  const isBackRef = useRef(true)
  // Before the next key can come: a focus that lags behind would pull the keyboard's row back.
  useLayoutEffect(() => {
    const index = currentIndex.peek()
    if (id === null || index < 0) return
    // Coming back restores the scroll place itself.
    if (!isBackRef.current) scrollToIndex(index)
    document.querySelector<HTMLElement>('.session-row[data-current] a')?.focus({ preventScroll: true })
  }, [id, currentIndex, scrollToIndex])
  useEffect(() => {
    isBackRef.current = false
  }, [])
}
