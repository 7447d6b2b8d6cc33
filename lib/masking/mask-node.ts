import type { serializedNodeWithId } from '@rrweb/types'

import { MASKED_VALUE, maskShape } from './mask-text'
import { maskUrl } from './mask-url'

const FIELD_TAGS = new Set(['input', 'textarea', 'select', 'option', 'optgroup', 'datalist'])

/** Attributes of a field that may hold what was typed, chosen or filled in by a server. */
const VALUE_ATTRIBUTES = new Set([
  'value',
  'placeholder',
  'title',
  'alt',
  'label',
  'aria-label',
  'aria-valuetext',
  'aria-valuenow',
])

/** Attributes anywhere that hold the address of a page. Addresses of images and styles are needed as they are. */
const LINK_ATTRIBUTES = new Set(['href', 'xlink:href', 'action', 'formaction', 'rr_src'])

/** What a `<link>` may load for the look of a page; any other names a page (canonical, next ...), query and all. */
const RESOURCE_REL = /stylesheet|icon|preload/i

type Attributes = Record<string, unknown>

/** A serialized tree without anything typed; ids and structure stay. Pure: the input is not changed. */
export function maskNode<N extends serializedNodeWithId>(node: N, isInsideField = false): N {
  if ('textContent' in node && isInsideField) return { ...node, textContent: maskShape(node.textContent ?? '') }
  if (!('childNodes' in node)) return node
  const isField = isInsideField || ('tagName' in node && isFieldElement(node.tagName, node.attributes))
  const childNodes = node.childNodes.map((child) => maskNode(child, isField))
  if (!('tagName' in node)) return { ...node, childNodes }
  return { ...node, attributes: maskAttributes(node.attributes, isField, node.tagName), childNodes }
}

/** `isField` may be unknown for a later change of an attribute: then those that only fields have are masked anyway. */
export function maskAttributes<A extends Attributes>(attributes: A, isField: boolean, tagName = ''): A {
  const { rel } = attributes
  const isResource = tagName === 'use' || (tagName === 'link' && typeof rel === 'string' && RESOURCE_REL.test(rel))
  const entries = Object.entries(attributes).map(([name, value]) => [
    name,
    maskAttribute(name, value, isField, isResource),
  ])
  return Object.fromEntries(entries) as A
}

function maskAttribute(name: string, value: unknown, isField: boolean, isResource: boolean): unknown {
  if (typeof value !== 'string' || value === '') return value
  if (isField && (VALUE_ATTRIBUTES.has(name) || name.startsWith('data-'))) return MASKED_VALUE
  if (name === 'srcdoc') return ''
  if (LINK_ATTRIBUTES.has(name) && !isResource) return maskUrl(value)
  return value
}

function isFieldElement(tagName: string, attributes: Attributes): boolean {
  const editable = attributes['contenteditable']
  return FIELD_TAGS.has(tagName.toLowerCase()) || (editable !== undefined && editable !== 'false')
}
