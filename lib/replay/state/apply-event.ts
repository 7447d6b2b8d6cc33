import { EventType, IncrementalSource, NodeType, type eventWithTime } from '@rrweb/types'

import { PAYLOAD_TAG } from '@/lib/model/payload'

import { applyCanvas, applyInput, applyMedia, applyScroll } from './apply-element'
import { applyMutation } from './apply-mutation'
import { applyInteraction, applyMoves, applySelection } from './apply-pointer'
import { applyAdopted, applyDeclaration, applyRules } from './apply-styles'
import { isNumber, isRecord, type Loose } from './check'
import { resetPage, type PageState } from './state'
import { addSubtree } from './read-node'
import { type Tree, type TreeNode } from './tree'

/** One event, taken in. Positions of the pointer later than `until` are left out; by default none is. Epoch ms. */
export function applyEvent(state: PageState, event: eventWithTime, until = Infinity): void {
  const data: unknown = event.data
  if (!isRecord(data)) return
  if (event.type === EventType.Meta) applyMeta(state, data)
  else if (event.type === EventType.FullSnapshot) applySnapshot(state, data, event.timestamp)
  else if (event.type === EventType.Custom) applyPageView(state, data)
  else if (event.type !== EventType.IncrementalSnapshot) return
  else if (applyToPage(state, data)) return
  else if (state.tree) applyIncrement(state, state.tree, data, event.timestamp, until)
  else state.skippedCount += 1
}

function applyMeta(state: PageState, data: Loose): void {
  const { href } = data
  state.href = typeof href === 'string' ? href : ''
  applySize(state, data)
}

function applySize(state: PageState, { width, height }: Loose): void {
  if (!isNumber(width) || !isNumber(height)) state.skippedCount += 1
  else Object.assign(state, { width, height })
}

/** A route inside the page changes its address without a new Meta. */
function applyPageView(state: PageState, { tag, payload }: Loose): void {
  if (tag !== PAYLOAD_TAG || !isRecord(payload) || payload['kind'] !== 'page view') return
  if (typeof payload['url'] === 'string') state.href = payload['url']
}

function applySnapshot(state: PageState, data: Loose, at: number): void {
  const byId = new Map<number, TreeNode>()
  const root = addSubtree(byId, data['node'], at, state)
  if (root?.meta.type !== NodeType.Document) {
    state.skippedCount += 1
    return
  }
  const { left, top } = isRecord(data['initialOffset']) ? data['initialOffset'] : {}
  resetPage(state, { root, byId }, { x: isNumber(left) ? left : 0, y: isNumber(top) ? top : 0 })
}

/** What is not part of the DOM and outlives a snapshot. */
function applyToPage(state: PageState, data: Loose): boolean {
  switch (data['source']) {
    case IncrementalSource.ViewportResize:
      applySize(state, data)
      return true
    case IncrementalSource.Font:
      state.fonts.set(JSON.stringify(data), data)
      return true
    case IncrementalSource.CustomElement:
      applyDefinition(state, data)
      return true
    default:
      return false
  }
}

function applyDefinition(state: PageState, { define }: Loose): void {
  if (isRecord(define) && typeof define['name'] === 'string') state.customElements.add(define['name'])
  else state.skippedCount += 1
}

function applyIncrement(state: PageState, tree: Tree, data: Loose, at: number, until: number): void {
  switch (data['source']) {
    case IncrementalSource.Mutation:
      return applyMutation(state, tree, data, at)
    case IncrementalSource.MouseMove:
    case IncrementalSource.TouchMove:
    case IncrementalSource.Drag:
      return applyMoves(state, tree, data, at, until)
    case IncrementalSource.MouseInteraction:
      return applyInteraction(state, tree, data, at)
    case IncrementalSource.Scroll:
      return applyScroll(state, tree, data)
    case IncrementalSource.Input:
      return applyInput(state, tree, data)
    case IncrementalSource.MediaInteraction:
      return applyMedia(state, tree, data, at)
    case IncrementalSource.StyleSheetRule:
      return applyRules(state, tree, data)
    case IncrementalSource.StyleDeclaration:
      return applyDeclaration(state, tree, data)
    case IncrementalSource.AdoptedStyleSheet:
      return applyAdopted(state, tree, data)
    case IncrementalSource.CanvasMutation:
      return applyCanvas(state, tree, data)
    case IncrementalSource.Selection:
      return applySelection(state, data)
    default:
      state.skippedCount += 1
  }
}
