import { NodeType } from '@rrweb/types'

import { readOption } from '@/lib/replay/state/emit-choice'
import { textOf } from '@/lib/replay/state/sheet'
import type { PageState } from '@/lib/replay/state/state'
import { listTexts, ownsSheet, readCss } from '@/lib/replay/state/style-element'
import { tagOf, walkNodes, type TreeNode } from '@/lib/replay/state/tree'

import { cleanCss, type CssPlace } from './clean-css'
import { escapeXml, makePossible } from './escape-xml'
import { MAX_DEPTH } from './limits'
import { isBox, nameElement } from './names'
import { readStyle, readText, writeAttribute, writeKept, writeStandIn } from './write-attributes'
import { writePicture } from './write-picture'

export const HTML = 'http://www.w3.org/1999/xhtml'
export const SVG = 'http://www.w3.org/2000/svg'

/** Where something is written: in which namespace, how deep, in which shadow root, in which list of options. */
export interface Place {
  css: CssPlace
  state: PageState
  namespace: string
  depth: number
  /** Whose shadow root this is: its children go where there are slots for them. */
  host?: TreeNode
  /** What stands in a slot already: each child stands in one. */
  slotted: Set<TreeNode>
  /** The option that is chosen, where a person chose one. */
  chosen?: TreeNode
}

/** A node with all in it, as XHTML that nothing can be requested, run or left by. Children beyond `MAX_DEPTH` are not. */
export function writeNode(node: TreeNode, place: Place): string {
  const { type } = node.meta
  if (type === NodeType.Text || type === NodeType.CDATA)
    return escapeXml(makePossible(String(node.meta['textContent'])))
  return type === NodeType.Element && place.depth < MAX_DEPTH ? writeElement(node, place) : ''
}

export function writeChildren(parent: TreeNode, place: Place): string {
  const parts: string[] = []
  for (let child = parent.first; child; child = child.next) parts.push(writeNode(child, place))
  return parts.join('')
}

/** A sheet as an element; one of a shadow root holds for what it stands in alone. */
export function writeSheet(css: string, media: unknown, { css: place, namespace }: Place): string {
  const clean = cleanCss(makePossible(css), place)
  const scoped = place.kind === 'shadow' ? `@scope{${clean}}` : clean
  const asked = readText(media) ?? ''
  if (clean.trim() === '') return ''
  const attributes = [
    namespace === HTML ? '' : writeAttribute('xmlns', HTML),
    asked === '' ? '' : writeAttribute('media', asked),
  ]
  return `<style${attributes.join('')}>${escapeXml(scoped)}</style>`
}

export function writeAdopted(owner: TreeNode, place: Place): string {
  const { adopted, constructed } = place.state
  const sheets = (adopted.get(owner.id) ?? []).flatMap((id) => constructed.get(id) ?? [])
  return sheets.map(({ rules }) => writeSheet(rules.map(textOf).join('\n'), undefined, place)).join('')
}

function writeElement(node: TreeNode, place: Place): string {
  const { attributes = {} } = node.meta
  const tag = tagOf(node)
  if (ownsSheet(node)) {
    if (!/^(?:|text\/css)$/i.test(readText(attributes['type']) ?? '')) return ''
    const css = node.live.sheet ? node.live.sheet.rules.map(textOf).join('\n') : readCss(node)
    return writeSheet(css, attributes['media'], place)
  }
  const isSvg = node.meta['isSVG'] === true
  const name = nameElement(tag, isSvg)
  if (name === undefined) return ''
  const namespace = isSvg ? SVG : HTML
  const picture = writePicture(node, tag, isSvg, place.css)
  const isEmpty = isBox(tag) && !picture
  const style = readStyle(node, isEmpty, place.css)
  const start = [
    picture?.name ?? name,
    namespace === place.namespace ? '' : writeAttribute('xmlns', namespace),
    writeKept(attributes, isSvg, place.css, place.chosen ? 'selected' : undefined),
    writeStandIn(node, isEmpty),
    style === '' ? '' : writeAttribute('style', style),
    picture?.attributes ?? '',
    // What is no link is not drawn as one.
    tag === 'a' && !isSvg && 'href' in attributes ? writeAttribute('href', '#') : '',
    place.chosen === node ? writeAttribute('selected', '') : '',
  ].join('')
  const inner = isEmpty || picture ? '' : writeInner(node, tag, { ...place, namespace, depth: place.depth + 1 })
  return `<${start}>${inner}</${picture?.name ?? name}>`
}

function writeInner(node: TreeNode, tag: string, place: Place): string {
  if (tag === 'input' || tag === 'img' || tag === 'br' || tag === 'hr') return ''
  if (tag === 'textarea') return escapeXml(readTyped(node))
  if (tag === 'select') return writeChoice(node, place)
  if (node.shadow) {
    const inside: Place = { ...place, css: { ...place.css, kind: 'shadow' }, host: node }
    return writeAdopted(node, inside) + writeChildren(node.shadow, inside)
  }
  const slotted = tag === 'slot' && place.host ? writeSlotted(node, place.host, place) : ''
  return slotted === '' ? writeChildren(node, place) : slotted
}

function readTyped(area: TreeNode): string {
  const { value } = area.meta.attributes ?? {}
  const texts = listTexts(area).map((text) => String(text.meta['textContent']))
  return readText(value) ?? makePossible(texts.join(''))
}

/** What was chosen where it is known: else the options say it. A masked choice is none of them: it is shown as it is. */
function writeChoice(select: TreeNode, place: Place): string {
  const { chosen } = select.live
  if (chosen === undefined) return writeChildren(select, place)
  const match = [...walkNodes(select)].find((node) => tagOf(node) === 'option' && readOption(node) === chosen)
  const other = match ? '' : `<option selected="">${escapeXml(makePossible(chosen))}</option>`
  return other + writeChildren(select, { ...place, ...(match && { chosen: match }) })
}

/** The children of a host that are meant for this slot. They are styled as where they come from. */
function writeSlotted(slot: TreeNode, host: TreeNode, place: Place): string {
  const nameOf = (node: TreeNode, attribute: string) => readText(node.meta.attributes?.[attribute]) ?? ''
  const parts: string[] = []
  const { host: _host, ...outside }: Place = { ...place, css: { ...place.css, kind: 'sheet' } }
  for (let child = host.first; child; child = child.next) {
    if (place.slotted.has(child) || nameOf(child, 'slot') !== nameOf(slot, 'name')) continue
    place.slotted.add(child)
    parts.push(writeNode(child, outside))
  }
  return parts.join('')
}
