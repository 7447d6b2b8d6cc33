import { firstChildOf, nextSiblingOf, readBase, textOf } from '@/lib/masking/element-natives'

import { makeCssAbsolute } from './addresses'

/** Between the texts of a style element, in the one attribute that holds them all. */
const SPLIT = '/* rr_split */'

/** Sheets whose rules are not those of their text any more. */
const changed = new WeakSet<CSSStyleSheet>()

/** Something was done to its rules by script. */
export function noteRules(sheet: CSSStyleSheet): void {
  changed.add(sheet)
}

/** Of what is read meanwhile nobody heard what scripts did to it before. */
export function distrustTexts<T>(read: () => T): T {
  isDistrusting = true
  try {
    return read()
  } finally {
    isDistrusting = false
  }
}
let isDistrusting = false

/** The CSS of a style element: its text, which costs nothing to read, unless its rules are others by now. */
export function readStyle(style: HTMLStyleElement): string | undefined {
  const { sheet } = style
  if (!sheet) return undefined
  const texts: string[] = []
  for (let child = firstChildOf(style); child; child = nextSiblingOf(child)) texts.push(textOf(child) ?? '')
  if (isDistrusting) changed.add(sheet)
  if (texts.length === 0 || changed.has(sheet) || texts.some((text) => text.includes('@import')))
    return writeRules(sheet) || undefined
  return makeCssAbsolute(texts.join(SPLIT), readBase(style)) || undefined
}

/** The CSS of a linked sheet; nothing for one that is not loaded or may not be read. */
export function readLink(link: HTMLLinkElement): string | undefined {
  return (link.sheet && writeRules(link.sheet)) || undefined
}

/** All rules as text, with what they import in their place; empty when they may not be read. */
export function writeRules(sheet: CSSStyleSheet): string {
  try {
    const base = sheet.href ?? (sheet.ownerNode ? readBase(sheet.ownerNode) : document.baseURI)
    return Array.from(sheet.cssRules, (rule) => writeRule(rule, base)).join('')
  } catch {
    // Of another origin.
    return ''
  }
}

export function writeRule(rule: CSSRule, base: string): string {
  const { styleSheet } = rule as CSSImportRule
  if (!styleSheet) return makeCssAbsolute(escapeNames(rule), base)
  return writeRules(styleSheet) || writeImport(rule as CSSImportRule)
}

/** Chromium writes a colon in an attribute's name without the backslash it needs to be read again. */
function escapeNames(rule: CSSRule): string {
  const { cssText } = rule
  const isStyle = 'selectorText' in rule && (rule as CSSStyleRule).selectorText.includes(':')
  return isStyle ? cssText.replace(/(\[[\w-]+[^\\])(:[\w-]+\])/g, String.raw`$1\$2`) : cssText
}

function writeImport({ href, layerName, supportsText, media }: CSSImportRule): string {
  const layer = layerName === null ? '' : layerName === '' ? ' layer' : ` layer(${layerName})`
  const supports = supportsText ? ` supports(${supportsText})` : ''
  return `@import url(${JSON.stringify(href)})${layer}${supports}${media.length > 0 ? ` ${media.mediaText}` : ''};`
}
