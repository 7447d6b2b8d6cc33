import { IncrementalSource, MouseInteractions, type incrementalData } from '@rrweb/types'

import type { PageState } from './state'
import type { Tree } from './tree'

/** Focus, selection and the pointer, where what they are about is still on the page. */
export function emitPointer(state: PageState, tree: Tree): incrementalData[] {
  const isThere = (id: number) => tree.byId.has(id)
  const data: incrementalData[] = []
  const interact = (type: MouseInteractions, id: number, x = 0, y = 0) =>
    data.push({ source: IncrementalSource.MouseInteraction, type, id, x, y })

  if (isThere(state.focusedId)) interact(MouseInteractions.Focus, state.focusedId)
  const ranges = state.ranges.filter(({ start, end }) => isThere(start) && isThere(end))
  if (ranges.length > 0) data.push({ source: IncrementalSource.Selection, ranges: structuredClone(ranges) })
  const { pointer } = state
  // The node under it may be gone. The document stands in for it: it has a place but nothing that could be hovered.
  const id = pointer && isThere(pointer.id) ? pointer.id : pointer?.isOnPage ? tree.root.id : undefined
  if (!pointer || id === undefined) return data
  const { source, x, y } = pointer
  if (state.isTouching) interact(MouseInteractions.TouchStart, id, x, y)
  else data.push({ source, positions: [{ x, y, id, timeOffset: 0 }] })
  return data
}
