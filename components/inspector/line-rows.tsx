import { computed, useSignal, type ReadonlySignal } from '@preact/signals'
import type { ComponentChildren, RefObject } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { ArrowDownToLine } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { useVirtualRows } from '@/components/parts/use-virtual-rows'
import { findLastIndexUntil } from '@/lib/replay/find-until'

import type { LineState } from './line-row'
import { moveFocus } from './move-focus'
import { OWN_SCROLL_PX, ROWS_AHEAD } from './limits'

export interface LineRowsProps<Row> {
  name: string
  rows: readonly Row[]
  rowPx: number
  /** Where the player is, epoch ms. */
  at: ReadonlySignal<number>
  readAt: (row: Row) => number
  isPlaying: ReadonlySignal<boolean>
  isFollowing: ReadonlySignal<boolean>
  onFollow: (isOn: boolean) => void
  /** The row a link points at: it is brought into sight. */
  linkedIndex?: number
  scroller?: RefObject<HTMLDivElement | null>
  /** Draws a row; `inView` are those that can be seen. */
  children: (row: Row, state: LineState, inView: readonly Row[]) => ComponentChildren
}

/**
 * Lines in order of time, of which only those that can be seen are drawn. The last one by now is marked and kept in view
 * until somebody scrolls by hand while it plays.
 */
export function LineRows<Row>(props: LineRowsProps<Row>) {
  const { name, rows, rowPx, at, readAt, isPlaying, isFollowing, onFollow, linkedIndex = -1, children } = props
  const ownScroller = useRef<HTMLDivElement>(null)
  const scroller = props.scroller ?? ownScroller
  /** Where we put the list ourselves: what scrolls to elsewhere is a hand. */
  const ownTopRef = useRef(0)
  const focused = useSignal(-1)
  const current = useMemo(() => computed(() => findLastIndexUntil(rows, at.value, readAt)), [rows, at, readAt])
  const index = current.value
  const isFollowed = isFollowing.value
  const stop = focused.value >= 0 && focused.value < rows.length ? focused.value : Math.max(0, index)
  const virtual = useVirtualRows({
    count: rows.length,
    rowHeightPx: rowPx,
    scroller,
    initialOffset: 0,
    keptIndex: stop,
  })
  useEffect(() => {
    if (scroller.current && isFollowed) ownTopRef.current = keepInView(scroller.current, index, rowPx)
  }, [index, isFollowed, rowPx, scroller])
  useLayoutEffect(() => {
    if (scroller.current && linkedIndex >= 0) ownTopRef.current = bringToMiddle(scroller.current, linkedIndex, rowPx)
  }, [linkedIndex, rowPx, scroller])
  useEffect(() => {
    const place = scroller.current
    const remember = ({ target }: Event) => (focused.value = readIndex(target))
    place?.addEventListener('keydown', moveFocus)
    place?.addEventListener('focusin', remember)
    return () => {
      place?.removeEventListener('keydown', moveFocus)
      place?.removeEventListener('focusin', remember)
    }
  }, [scroller, focused])

  const handleScroll = () => {
    const { scrollTop = 0 } = scroller.current ?? {}
    const isByHand = Math.abs(scrollTop - ownTopRef.current) > OWN_SCROLL_PX
    ownTopRef.current = scrollTop
    if (isByHand && isPlaying.peek()) onFollow(false)
  }
  const inView = listInView(scroller.current, virtual.items, rowPx).flatMap((item) => rows[item.index] ?? [])
  return (
    <div class="stream-place">
      <div class="stream" ref={scroller} onScroll={handleScroll}>
        <ol
          class="stream-rows"
          aria-label={name}
          style={{ height: `${virtual.totalPx}px`, '--height-line': `${rowPx}px` }}
        >
          {virtual.items.map((item) => {
            const row = rows[item.index]
            if (row === undefined) return null
            const state: LineState = {
              index: item.index,
              topPx: item.start,
              position: `${item.index + 1} of ${rows.length}`,
              isCurrent: item.index === index,
              isAhead: item.index > index,
              isLinked: item.index === linkedIndex,
              tabIndex: item.index === stop ? 0 : -1,
            }
            return children(row, state, inView)
          })}
        </ol>
      </div>
      {!isFollowed && (
        <div class="stream-follow">
          <Button
            size="small"
            icon={ArrowDownToLine}
            title="Keep the current line in sight"
            onClick={() => onFollow(true)}
          >
            Follow
          </Button>
        </div>
      )}
    </div>
  )
}

/** Scrolls the list alone, never the page, and keeps a little of what comes next in view. Answers where it is now. */
function keepInView(scroller: HTMLElement, index: number, rowPx: number): number {
  const top = Math.max(0, index) * rowPx
  const bottom = top + rowPx * (1 + ROWS_AHEAD)
  if (top < scroller.scrollTop) scroller.scrollTop = top
  else if (bottom > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = bottom - scroller.clientHeight
  return scroller.scrollTop
}

function bringToMiddle(scroller: HTMLElement, index: number, rowPx: number): number {
  scroller.scrollTop = Math.max(0, (index + 0.5) * rowPx - scroller.clientHeight / 2)
  return scroller.scrollTop
}

/** Of the rows that are drawn, those that can be seen; all of them before the list has a height. */
function listInView<Item extends { start: number }>(
  scroller: HTMLElement | null,
  items: Item[],
  rowPx: number,
): Item[] {
  if (!scroller) return items
  const { scrollTop, clientHeight } = scroller
  return items.filter(({ start }) => start + rowPx > scrollTop && start < scrollTop + clientHeight)
}

function readIndex(target: EventTarget | null): number {
  const row = target instanceof Element ? target.closest('li')?.querySelector('[data-index]') : undefined
  return Number(row?.getAttribute('data-index') ?? -1)
}
