import {
  EventType,
  IncrementalSource,
  MediaInteractions,
  type eventWithTime,
  type incrementalData,
  type serializedNodeWithId,
} from '@rrweb/types'

import { readMediaTime } from './apply-element'
import { isNumber } from './check'
import { emitChoice } from './emit-choice'
import { emitPointer } from './emit-pointer'
import { emitAdopted, emitSheet } from './emit-styles'
import { listUnset } from './inline-style'
import { serializeTree, type Overrides } from './serialize-tree'
import type { PageState } from './state'
import type { Tree, TreeNode } from './tree'

/** What a snapshot cannot say, by the order in which it has to come after it. */
interface After {
  frames: TreeNode[]
  styles: incrementalData[]
  scrolls: incrementalData[]
  rest: incrementalData[]
}

/**
 * The events that show the state: Meta, full snapshot, and what only increments can say. All at `at`, nothing shared
 * with the state, which can go on. Empty when there was no full snapshot yet.
 */
export function emitState(state: PageState, at: number): eventWithTime[] {
  const { tree, href, width, height, scroll } = state
  if (!tree) return []
  const after: After = { frames: [], styles: [], scrolls: [], rest: [] }
  const overrides: Overrides = new Map()
  const write = (top: TreeNode) =>
    serializeTree(top, at, overrides, (node) => collect(node, tree, after, overrides, at))

  const node = write(tree.root)
  const frames: incrementalData[] = []
  // The list grows while it is read: documents in documents.
  for (const content of after.frames) frames.push(attach(content, write(content)))
  const styles = [...after.styles, ...emitAdopted(state, tree), ...emitFonts(state)]
  const increments = [
    ...frames,
    ...styles,
    ...(styles.length > 0 ? [scrollTo(tree.root, scroll)] : []),
    ...after.scrolls.filter((data) => styles.length > 0 || isInFrame(tree, data)),
    ...after.rest,
    ...emitPointer(state, tree),
  ]
  return [
    { type: EventType.Meta, data: { href, width, height }, timestamp: at },
    { type: EventType.FullSnapshot, data: { node, initialOffset: { left: scroll.x, top: scroll.y } }, timestamp: at },
    ...increments.map((data): eventWithTime => ({ type: EventType.IncrementalSnapshot, data, timestamp: at })),
  ]
}

function collect(node: TreeNode, tree: Tree, after: After, overrides: Overrides, at: number): void {
  const { live, content } = node
  if (content) after.frames.push(content)
  // Pushed one by one: a forged sheet may have more than can be arguments.
  for (const data of emitSheet(node, overrides)) after.styles.push(data)
  if (live.scroll && node !== tree.root) after.scrolls.push(scrollTo(node, live.scroll))
  for (const data of emitChoice(node, overrides)) after.rest.push(data)
  const unset = listUnset(node)
  if (unset.length > 0) {
    const style = Object.fromEntries(unset.map((name) => [name, false as const]))
    after.rest.push(mutate({ attributes: [{ id: node.id, attributes: { style } }] }))
  }
  if (node.meta['rootId'] && 'rr_mediaState' in (node.meta.attributes ?? {})) after.rest.push(playMedia(node, at))
  if (live.picture) after.rest.push(structuredClone(live.picture))
}

/** The Replayer reads the state of a medium from a full snapshot only, and frames are not in it. */
function playMedia(node: TreeNode, at: number): incrementalData {
  const attributes = node.meta.attributes ?? {}
  const [volume, playbackRate] = [attributes['rr_mediaVolume'], attributes['rr_mediaPlaybackRate']]
  return {
    source: IncrementalSource.MediaInteraction,
    id: node.id,
    type: attributes['rr_mediaState'] === 'played' ? MediaInteractions.Play : MediaInteractions.Pause,
    currentTime: readMediaTime(attributes, node.live.mediaAt, at),
    muted: attributes['rr_mediaMuted'] === true,
    loop: attributes['rr_mediaLoop'] === true,
    ...(isNumber(volume) && { volume }),
    ...(isNumber(playbackRate) && { playbackRate }),
  }
}

function attach(content: TreeNode, node: serializedNodeWithId): incrementalData {
  return mutate({ adds: [{ parentId: content.parent?.id ?? 0, nextId: null, node }], isAttachIframe: true })
}

function mutate(changes: object): incrementalData {
  return { source: IncrementalSource.Mutation, adds: [], removes: [], texts: [], attributes: [], ...changes }
}

/** Said again after styles, because what has no height yet cannot be scrolled. */
function scrollTo(node: TreeNode, { x, y }: { x: number; y: number }): incrementalData {
  return { source: IncrementalSource.Scroll, id: node.id, x, y }
}

/** Attributes about scrolling are heeded in a full snapshot only, and documents have no attributes. */
function isInFrame(tree: Tree, data: incrementalData): boolean {
  const node = 'id' in data && data.id !== undefined ? tree.byId.get(data.id) : undefined
  return node !== undefined && (!node.meta.attributes || node.meta['rootId'] !== undefined)
}

function emitFonts(state: PageState): incrementalData[] {
  const defined = [...state.customElements].map((name): incrementalData => ({
    source: IncrementalSource.CustomElement,
    define: { name },
  }))
  return [...([...state.fonts.values()].map((font) => structuredClone(font)) as incrementalData[]), ...defined]
}
