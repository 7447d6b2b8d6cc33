import { useSignal } from '@preact/signals'
import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type Range,
  type VirtualItem,
} from '@tanstack/virtual-core'
import type { RefObject } from 'preact'
import { useCallback, useLayoutEffect, useState } from 'preact/hooks'

import { ROWS_BEYOND_EDGE } from './limits'

export interface VirtualRowsOptions {
  count: number
  rowHeightPx: number
  scroller: RefObject<HTMLElement | null>
  /** Where to start, px: the place the list had when it was left. */
  initialOffset: number
  /** A row that stays drawn wherever the list is, because the focus may be in it; -1 for none. */
  keptIndex: number
  /** Height of what sticks to the top of the list inside the scroller, px. */
  headPx?: number
}

export interface VirtualRows {
  items: VirtualItem[]
  totalPx: number
  scrollToIndex: (index: number) => void
}

/** Draws only the rows that can be seen. Rows have one height, so the list never jumps while it is scrolled. */
export function useVirtualRows(options: VirtualRowsOptions): VirtualRows {
  const version = useSignal(0)
  const build = () => describeOptions(options, () => (version.value += 1))
  const [virtualizer] = useState(() => new Virtualizer(build()))
  virtualizer.setOptions(build())

  useLayoutEffect(() => virtualizer._didMount(), [virtualizer])
  useLayoutEffect(() => virtualizer._willUpdate())

  const scrollToIndex = useCallback(
    (index: number) => virtualizer.scrollToIndex(index, { align: 'auto' }),
    [virtualizer],
  )

  // Read, so that a scroll draws the component anew.
  void version.value
  return {
    items: virtualizer.getVirtualItems(),
    totalPx: virtualizer.getTotalSize(),
    scrollToIndex,
  }
}

function describeOptions(options: VirtualRowsOptions, onChange: () => void) {
  const { count, rowHeightPx, scroller, initialOffset, keptIndex, headPx = 0 } = options
  return {
    count,
    initialOffset,
    scrollPaddingEnd: headPx,
    overscan: ROWS_BEYOND_EDGE,
    estimateSize: () => rowHeightPx,
    getScrollElement: () => scroller.current,
    // Enough for a first paint of the first screen before the browser has told the real size.
    initialRect: { width: 0, height: globalThis.innerHeight ?? 0 },
    rangeExtractor: (range: Range) => keepIndex(defaultRangeExtractor(range), keptIndex, range.count),
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange,
  }
}

function keepIndex(indexes: number[], kept: number, count: number): number[] {
  if (kept < 0 || kept >= count || indexes.includes(kept)) return indexes
  return [...indexes, kept].toSorted((a, b) => a - b)
}
