import { decideAttributeKind } from './attribute-names'
import type { Masker } from './create-masker'
import { maskCss, maskStyleAttribute } from './mask-css'
import { MASKED_VALUE } from './mask-text'
import { maskUrl } from './mask-url'
import type { Verdict } from './verdict'

type Attributes = Record<string, unknown>

/** As rrweb writes the size of a box. */
const SIZE = /^\d{1,6}(?:\.\d{1,20})?px$/

/** Resources that show nothing of anybody, and without which masked text would not look like text. */
const LOOK_TAGS = new Set(['link', 'use'])

/** Which attributes there are stays, but for those of a blocked element: it has its class and its size. */
export function maskAttributes<A extends Attributes>(attributes: A, verdict: Verdict, masker: Masker, tagName = ''): A {
  const tag = tagName.toLowerCase()
  const entries = Object.entries(attributes)
  if (verdict === 'blocked') return Object.fromEntries(entries.flatMap((entry) => keepOfBox(entry, masker))) as A
  const { rel } = attributes
  return Object.fromEntries(
    entries.map(([name, value]) => {
      if (name === 'style' && typeof value === 'object') return [name, maskStyleChange(value, verdict)]
      if (verdict === 'masked' && decideAttributeKind(name, tag, rel) === 'state') return [name, false]
      if (typeof value !== 'string' || value === '') return [name, isPlain(value) ? value : null]
      return [
        name,
        verdict === 'masked' ? hide(name, value, tag, rel, masker) : show(name, value, tag, rel, masker, verdict),
      ]
    }),
  ) as A
}

function keepOfBox([name, value]: [string, unknown], masker: Masker): [string, unknown][] {
  if (name === 'class' && typeof value === 'string') return [[name, masker.maskFoundWords(value)]]
  return (name === 'rr_width' || name === 'rr_height') && typeof value === 'string' && SIZE.test(value)
    ? [[name, value]]
    : []
}

function show(name: string, value: string, tag: string, rel: unknown, masker: Masker, verdict: Verdict): string {
  switch (decideAttributeKind(name, tag, rel)) {
    case 'markup':
      return ''
    case 'link':
      return maskUrl(value, masker)
    case 'css':
      return value
    case 'resource':
      return maskResource(name, value, tag, masker)
    case 'style':
    case 'look':
      return value.startsWith('data:') ? value : masker.maskFoundWords(value)
    case 'value':
      return verdict === 'input' || isSentOnly(name, tag, masker) ? MASKED_VALUE : maskFree(value, masker)
    default:
      return maskFree(value, masker)
  }
}

/** Addresses of what the page shows. Of an icon in a drawing what stands after `#` is its name. */
function maskResource(name: string, value: string, tag: string, masker: Masker): string {
  if (/srcset$/i.test(name)) return value.replace(/[^\s,]\S*[^\s,]/g, (url) => maskCandidate(url, masker))
  const at = value.indexOf('#')
  if (tag !== 'use' || at < 0) return maskUrl(value, masker)
  return maskUrl(value.slice(0, at), masker) + masker.maskFoundWords(value.slice(at))
}

/** Beside addresses a `srcset` holds widths and densities. */
function maskCandidate(text: string, masker: Masker): string {
  return /^[\d.]+[wxh]$/.test(text) ? text : maskUrl(text, masker)
}

/** What a button sends and never shows. Of a later change the tag is not known. */
function isSentOnly(name: string, tag: string, { level }: Masker): boolean {
  return level !== 'light' && name.toLowerCase() === 'value' && (tag === 'button' || tag === '')
}

function hide(name: string, value: string, tag: string, rel: unknown, masker: Masker): string {
  switch (decideAttributeKind(name, tag, rel)) {
    case 'link':
      return '#'
    case 'markup':
      return ''
    case 'css':
      return maskCss(value)
    case 'style':
      return masker.maskFoundWords(maskStyleAttribute(value))
    case 'resource':
      return LOOK_TAGS.has(tag) ? masker.maskFoundWords(value) : ''
    case 'look':
      return masker.maskFoundWords(value)
    default:
      return MASKED_VALUE
  }
}

/** Addresses stand in attributes that nobody has heard of. A page that is led on names one after a time. */
function maskFree(value: string, masker: Masker): string {
  const [, before = '', url] = /^(\s*\d+\s*[;,]\s*url\s*=\s*['"]?|)((?:https?:)?\/\/.*)$/is.exec(value) ?? []
  if (url !== undefined) return before + maskUrl(url, masker)
  const led = /^(\s*\d+\s*[;,]\s*url\s*=\s*['"]?)(.*)$/is.exec(value)
  return led ? led[1]! + maskUrl(led[2]!, masker) : masker.maskFound(value)
}

/** rrweb's record of a style that changed: values by property, with a priority or alone. */
function maskStyleChange(change: unknown, verdict: Verdict): unknown {
  if (verdict !== 'masked' || change === null) return change
  const hideStyle = (property: string, value: unknown) =>
    typeof value === 'string' ? maskStyleAttribute(`${property}:${value}`).slice(property.length + 1) : value
  return Object.fromEntries(
    Object.entries(change as Record<string, unknown>).map(([property, value]) => [
      property,
      Array.isArray(value) ? [hideStyle(property, value[0]), value[1]] : hideStyle(property, value),
    ]),
  )
}

function isPlain(value: unknown): boolean {
  return value === '' || value === null || typeof value === 'number' || typeof value === 'boolean'
}
