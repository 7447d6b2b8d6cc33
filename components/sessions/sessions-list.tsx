import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

import type { Toasts } from '@/components/parts/toasts-model'
import { useKeys } from '@/components/parts/use-keys'
import { useVirtualRows } from '@/components/parts/use-virtual-rows'

import { HEAD_HEIGHT_PX, ROW_HEIGHT_PX } from './limits'
import { SessionRow } from './session-row'
import type { Sessions } from './sessions-model'

import './sessions-list.css'

/** All sessions, newest first, of which only the rows that can be seen are drawn. */
export function SessionsList({ sessions, toasts }: { sessions: Sessions; toasts: Toasts }) {
  const scroller = useRef<HTMLDivElement>(null)
  const { scrolledPx, keepPlace } = sessions
  const rows = useVirtualRows({
    count: sessions.sessions.value.length,
    rowHeightPx: ROW_HEIGHT_PX,
    scroller,
    initialOffset: scrolledPx.peek(),
    keptIndex: sessions.currentIndex.value,
    headPx: HEAD_HEIGHT_PX,
  })
  useListKeys(sessions, toasts)
  useFocusOnCurrentRow(sessions, rows.scrollToIndex)
  useLayoutEffect(() => scroller.current?.scrollTo({ top: scrolledPx.peek() }), [scrolledPx])

  return (
    <div ref={scroller} class="sessions-scroller" onScroll={(event) => keepPlace(event.currentTarget.scrollTop)}>
      <ColumnNames sessions={sessions} />
      <ul class="sessions-rows" style={{ height: `${rows.totalPx}px` }} aria-label="Sessions, newest first">
        {rows.items.map((item) => {
          const session = sessions.sessions.value[item.index]
          return (
            session && (
              <SessionRow
                key={session.id}
                session={session}
                sessions={sessions}
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

function ColumnNames({ sessions }: { sessions: Sessions }) {
  const selectedCount = sessions.selectedIds.value.length
  const isAll = selectedCount > 0 && selectedCount === sessions.sessions.value.length
  return (
    <div class="sessions-columns">
      <label class="session-check">
        <input
          type="checkbox"
          aria-label="Select all sessions"
          checked={isAll}
          indeterminate={selectedCount > 0 && !isAll}
          onChange={sessions.toggleEvery}
        />
      </label>
      <div class="session-cells" aria-hidden="true">
        <span>Session</span>
        <span>Started</span>
        <span>Person</span>
        <span class="session-figure">Length</span>
        <span class="session-figure">Active</span>
        <span class="session-figure">Pages</span>
        <span class="session-figure">Events</span>
        <span class="session-figure">Size</span>
        <span>Status</span>
      </div>
    </div>
  )
}

function useListKeys(sessions: Sessions, toasts: Toasts): void {
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
    location.hash = `#/sessions/${id}`
    return true
  }
  useKeys({
    j: down,
    ArrowDown: down,
    k: up,
    ArrowUp: up,
    x: select,
    p: () => void sessions.keepChosen(),
    Enter: open,
    Escape: sessions.clearSelection,
    'Mod+a': sessions.toggleEvery,
    Delete: () => void sessions.removeChosen(),
    Backspace: () => void sessions.removeChosen(),
    'Mod+z': () => toasts.runLatestAction(),
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
