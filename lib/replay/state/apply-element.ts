import { MediaInteractions, type canvasMutationData } from '@rrweb/types'

import { asList, isNumber, isRecord, type Loose } from './check'
import type { PageState } from './state'
import { findNode, removeNode, tagOf, type Attributes, type Tree } from './tree'

/** Value and check mark are written into the attributes, as a snapshot of rrweb would have them. */
export function applyInput(state: PageState, tree: Tree, data: Loose): void {
  const node = findNode(tree, data)
  const attributes = node?.meta.attributes
  const { text, isChecked } = data
  const tag = node ? tagOf(node) : ''
  if (!node || !attributes || typeof text !== 'string' || !/^(input|textarea|select|option)$/.test(tag)) {
    state.skippedCount += 1
    return
  }
  const type = tag === 'input' ? readType(attributes) : tag
  // A browser lets no script name a file.
  if (type !== 'file') attributes['value'] = text
  if (type === 'select') node.live.chosen = text
  // The Replayer shows the value and forgets the text inside.
  if (type === 'textarea') while (node.first) removeNode(tree.byId, node.first)
  if (type === 'checkbox' || type === 'radio') {
    setFlag(attributes, 'checked', isChecked === true)
    node.live.dirty = 'checked'
  } else if (!VALUE_IS_ATTRIBUTE.has(type)) node.live.dirty = 'value'
}

/** Types of which the value is nothing but the attribute (HTML: value mode "default"). */
const VALUE_IS_ATTRIBUTE = new Set(['hidden', 'submit', 'image', 'reset', 'button', 'option'])

function readType({ type }: Attributes): string {
  return typeof type === 'string' ? type.toLowerCase() : 'text'
}

function setFlag(attributes: Attributes, name: string, isSet: boolean): void {
  if (isSet) attributes[name] = true
  else delete attributes[name]
}

export function applyScroll(state: PageState, tree: Tree, data: Loose): void {
  const node = findNode(tree, data)
  const { x, y } = data
  if (!node || !isNumber(x) || !isNumber(y)) {
    state.skippedCount += 1
    return
  }
  if (node === tree.root) state.scroll = { x, y }
  else node.live.scroll = { x, y }
  if (!node.meta.attributes) return
  setNumber(node.meta.attributes, 'rr_scrollLeft', x)
  setNumber(node.meta.attributes, 'rr_scrollTop', y)
}

function setNumber(attributes: Attributes, name: string, value: number): void {
  if (value === 0) delete attributes[name]
  else attributes[name] = value
}

const MEDIA_FIELDS = [
  ['currentTime', 'rr_mediaCurrentTime', 'number'],
  ['playbackRate', 'rr_mediaPlaybackRate', 'number'],
  ['volume', 'rr_mediaVolume', 'number'],
  ['muted', 'rr_mediaMuted', 'boolean'],
  ['loop', 'rr_mediaLoop', 'boolean'],
] as const

export function applyMedia(state: PageState, tree: Tree, data: Loose, at: number): void {
  const node = findNode(tree, data)
  const attributes = node?.meta.attributes
  if (!node || !attributes || !/^(audio|video)$/.test(tagOf(node))) {
    state.skippedCount += 1
    return
  }
  if (!isNumber(data['currentTime']))
    attributes['rr_mediaCurrentTime'] = readMediaTime(attributes, node.live.mediaAt, at)
  for (const [field, name, type] of MEDIA_FIELDS) if (typeof data[field] === type) attributes[name] = data[field]
  if (data['type'] === MediaInteractions.Play) attributes['rr_mediaState'] = 'played'
  if (data['type'] === MediaInteractions.Pause) attributes['rr_mediaState'] = 'paused'
  node.live.mediaAt = at
}

/** Where the medium is at `at`, in seconds: what plays goes on by itself. */
export function readMediaTime(attributes: Attributes, mediaAt: number, at: number): number {
  const time = attributes['rr_mediaCurrentTime']
  const rate = attributes['rr_mediaPlaybackRate']
  const start = isNumber(time) ? time : 0
  if (attributes['rr_mediaState'] !== 'played') return start
  return start + ((at - mediaAt) / 1_000) * (isNumber(rate) ? rate : 1)
}

const DRAWN = new Set<unknown>(['canvas', 'video'])

/**
 * Only a whole picture is kept: one that begins by clearing the canvas, as rrweb sends them at a bounded rate. Single
 * commands would need the canvas itself, and would keep what was drawn and wiped away.
 */
export function applyCanvas(state: PageState, tree: Tree, data: Loose): void {
  const node = findNode(tree, data)
  const first = asList(data['commands'])[0]
  if (!node || !DRAWN.has(tagOf(node)) || !isRecord(first) || first['property'] !== 'clearRect') {
    state.skippedCount += 1
    return
  }
  delete node.meta.attributes?.['rr_dataURL']
  node.live.picture = data as unknown as canvasMutationData
}
