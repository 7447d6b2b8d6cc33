import { formatStyle } from '@/lib/replay/state/inline-style'
import type { TreeNode } from '@/lib/replay/state/tree'

import { cleanCss, type CssPlace } from './clean-css'
import { escapeXml, makePossible } from './escape-xml'
import { isKeptAttribute } from './names'

/** A value that may be an address: nothing that is drawn asks for it. */
const ADDRESS_LIKE = /\/\/|(?:javascript|vbscript|data|blob|file)\s*:/i

/** The dialog in front of everything, which no attribute can put there. */
const MODAL_STYLE = 'position:fixed;inset:0;z-index:2147483647'

export const readText = (value: unknown): string | undefined => {
  if (typeof value === 'string') return makePossible(value)
  if (value === true) return ''
  return typeof value === 'number' ? String(value) : undefined
}

export const writeAttribute = (name: string, value: string): string => ` ${name}="${escapeXml(value)}"`

/** The attributes an element may keep, `style` apart. */
export function writeKept(
  attributes: Record<string, unknown>,
  isSvg: boolean,
  place: CssPlace,
  exceptFor?: string,
): string {
  return Object.entries(attributes)
    .map(([name, raw]) => {
      const value = name !== exceptFor && isKeptAttribute(name, isSvg) ? readText(raw) : undefined
      if (value === undefined || ADDRESS_LIKE.test(value)) return ''
      // Paints, masks and filters of drawings are named by `url()`.
      return writeAttribute(name, isSvg && value.includes('(') ? cleanCss(value, { ...place, kind: 'style' }) : value)
    })
    .join('')
}

/**
 * What stands in for something that is not shown, under a name that no page can give: a box of the size that the page
 * gives it, or of the size it had where masking emptied it.
 */
export function writeStandIn({ meta: { attributes = {} } }: TreeNode, isBox: boolean): string {
  if ('rr_width' in attributes || 'rr_height' in attributes) return writeAttribute('data-drawn', 'blocked')
  return isBox ? writeAttribute('data-drawn', 'box') : ''
}

/** Styles of such boxes, weaker than any of the page. */
export const STAND_IN_STYLE = `
:where([data-drawn]){background:color-mix(in srgb,currentColor 12%,transparent)}
:where([data-drawn=box]){display:inline-block;width:var(--drawn-width,300px);height:var(--drawn-height,150px)}`

/** How an element is drawn: its own style, and the size of what is an empty box. */
export function readStyle(node: TreeNode, isBox: boolean, place: CssPlace): string {
  const attributes = node.meta.attributes ?? {}
  const own = formatStyle(node) ?? readText(attributes['style']) ?? ''
  return [
    isBox ? sizeBy('--drawn-width', attributes['width']) : '',
    isBox ? sizeBy('--drawn-height', attributes['height']) : '',
    attributes['rr_open_mode'] === 'modal' ? MODAL_STYLE : '',
    own === '' ? '' : cleanCss(makePossible(own), { ...place, kind: 'style' }),
    sizeBy('width', attributes['rr_width']),
    sizeBy('height', attributes['rr_height']),
  ]
    .filter((part) => part !== '')
    .join(';')
}

function sizeBy(property: string, value: unknown): string {
  const size = readSize(value)
  return size === undefined ? '' : `${property}:${size}`
}

function readSize(value: unknown): string | undefined {
  const [, size, unit] = /^(\d{1,5}(?:\.\d+)?)(px|%)?$/.exec(readText(value) ?? '') ?? []
  return size === undefined ? undefined : `${size}${unit ?? 'px'}`
}
