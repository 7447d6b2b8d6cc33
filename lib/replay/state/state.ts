import type { IncrementalSource, selectionData } from '@rrweb/types'

import type { Sheet } from './sheet'
import type { Skips, Tree, TreeNode } from './tree'

export interface Pointer {
  at: number
  source: IncrementalSource.MouseMove | IncrementalSource.TouchMove | IncrementalSource.Drag
  x: number
  y: number
  id: number
  /** True when it was over the page itself, not over a frame in it: its place is known without the node under it. */
  isOnPage: boolean
}

/** An add as it came, checked: ids are ids or say that there is none. */
export interface Add {
  parentId: number
  nextId: number | null
  /** Recorders of rrweb 0 only. */
  previousId: number | null
  node: { id: number; [field: string]: unknown }
}

/** What a page shows after some of its events: everything a Replayer would know, and no more. */
export interface PageState extends Skips {
  href: string
  width: number
  height: number
  scroll: { x: number; y: number }
  /** `undefined` before the first full snapshot. */
  tree: Tree | undefined
  constructed: Map<number, Sheet>
  /** Node id of a document or a shadow host to the sheets it has adopted. */
  adopted: Map<number, number[]>
  /** Fonts and custom elements are never sent again, so they outlive a snapshot. By what they are, as JSON. */
  fonts: Map<string, object>
  customElements: Set<string>
  pointer: Pointer | undefined
  isTouching: boolean
  focusedId: number
  ranges: selectionData['ranges']
  /** Documents whose frame is not there yet, by the id of the frame. */
  waitingDocuments: Map<number, unknown>
  /** rrweb 0: nodes with a neighbour that was not there yet. They are in no list, only known by their ids. */
  detached: Map<number, { node: TreeNode; add: Add }>
}

export function createState(): PageState {
  return {
    href: '',
    width: 0,
    height: 0,
    scroll: { x: 0, y: 0 },
    tree: undefined,
    constructed: new Map(),
    adopted: new Map(),
    fonts: new Map(),
    customElements: new Set(),
    pointer: undefined,
    isTouching: false,
    focusedId: 0,
    ranges: [],
    waitingDocuments: new Map(),
    detached: new Map(),
    skippedCount: 0,
  }
}

/** A full snapshot starts over, as it does in a Replayer. */
export function resetPage(state: PageState, tree: Tree, scroll: { x: number; y: number }): void {
  state.tree = tree
  state.scroll = scroll
  for (const part of [state.constructed, state.adopted, state.waitingDocuments, state.detached]) part.clear()
  state.pointer = undefined
  state.isTouching = false
  state.focusedId = 0
  state.ranges = []
}
