import { IncrementalSource, MouseInteractions, type selectionData } from '@rrweb/types'

import { asList, isId, isNumber, isRecord, type Loose } from './check'
import type { PageState, Pointer } from './state'
import type { Tree } from './tree'

/** Positions carry their own times: those later than `until` have not happened yet. Epoch ms. */
export function applyMoves(state: PageState, tree: Tree, data: Loose, timestamp: number, until: number): void {
  for (const position of asList(data['positions'])) {
    if (!isRecord(position) || !isNumber(position['timeOffset'])) state.skippedCount += 1
    else if (timestamp + position['timeOffset'] <= until) {
      const at = timestamp + position['timeOffset']
      movePointer(state, tree, position, data['source'] as Pointer['source'], at)
    }
  }
}

/** Kinds of a mouse interaction that move the pointer to where it happened. */
const POINTED: ReadonlySet<unknown> = new Set([
  MouseInteractions.Click,
  MouseInteractions.MouseDown,
  MouseInteractions.MouseUp,
  MouseInteractions.TouchStart,
  MouseInteractions.TouchEnd,
])

export function applyInteraction(state: PageState, tree: Tree, data: Loose, at: number): void {
  const { type, id } = data
  if (!isId(id) || !tree.byId.has(id)) {
    // A recorder says -1 for what it does not know: that is no damage.
    if (id !== -1) state.skippedCount += 1
    return
  }
  if (type === MouseInteractions.Focus) state.focusedId = id
  if (type === MouseInteractions.Blur && state.focusedId === id) state.focusedId = 0
  if (type === MouseInteractions.TouchStart) state.isTouching = true
  if (type === MouseInteractions.TouchEnd || type === MouseInteractions.TouchCancel) state.isTouching = false
  if (!POINTED.has(type)) return
  const isTouch = type === MouseInteractions.TouchStart || type === MouseInteractions.TouchEnd
  const position = { id, x: isNumber(data['x']) ? data['x'] : 0, y: isNumber(data['y']) ? data['y'] : 0 }
  movePointer(state, tree, position, isTouch ? IncrementalSource.TouchMove : IncrementalSource.MouseMove, at)
}

function movePointer(state: PageState, tree: Tree, position: Loose, source: Pointer['source'], at: number): void {
  const { x, y, id } = position
  if (!isNumber(x) || !isNumber(y)) {
    state.skippedCount += 1
    return
  }
  // Positions are sent up to half a second late: a click in between is newer.
  if (state.pointer && state.pointer.at > at) return
  const node = isId(id) ? tree.byId.get(id) : undefined
  state.pointer = { at, source, x, y, id: node?.id ?? 0, isOnPage: node !== undefined && !isId(node.meta['rootId']) }
}

export function applySelection(state: PageState, data: Loose): void {
  state.ranges = asList(data['ranges']).filter(
    (range): range is selectionData['ranges'][number] =>
      isRecord(range) &&
      isId(range['start']) &&
      isId(range['end']) &&
      isNumber(range['startOffset']) &&
      isNumber(range['endOffset']),
  )
}
