import type { Masker } from '@/lib/masking/create-masker'
import { readFound } from '@/lib/masking/found'
import { readVerdict } from '@/lib/masking/verdict'

import type { JudgedNode } from './serialize-snippet'

/** What became of what stands in a line; `found` is shown but for what was found in it. */
export type SnippetMeaning = 'masked' | 'blocked' | 'field' | 'found' | 'shown'

export interface SnippetLine {
  depth: number
  markup: string
  /** A closing tag means nothing. */
  meaning: SnippetMeaning | null
}

const VOID = new Set(
  ['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta'].concat('source', 'track', 'wbr'),
)

/** A tree that was masked, as indented markup. */
export function listSnippetLines(node: JudgedNode, masker: Masker, depth = 0): SnippetLine[] {
  const meaning = decideMeaning(node, masker)
  if ('textContent' in node) {
    const text = node.textContent.trim().replace(/\s+/g, ' ')
    // Comments have a type of their own, and rrweb's enum would bring its code along.
    const markup = (node.type as number) === 5 ? `<!-- ${text} -->` : text
    return text === '' ? [] : [{ depth, markup, meaning }]
  }
  if (!('tagName' in node)) return listChildren(node, masker, depth)
  const opening = `<${node.tagName}${writeAttributes(node.attributes)}>`
  if (VOID.has(node.tagName)) return [{ depth, markup: opening, meaning }]
  const closing = `</${node.tagName}>`
  const children = listChildren(node, masker, depth + 1)
  const [only] = children
  if (!only) return [{ depth, markup: opening + closing, meaning }]
  if (children.length === 1 && !only.markup.startsWith('<')) {
    const isFound = meaning === 'shown' && only.meaning === 'found'
    return [{ depth, markup: opening + only.markup + closing, meaning: isFound ? 'found' : meaning }]
  }
  return [{ depth, markup: opening, meaning }, ...children, { depth, markup: closing, meaning: null }]
}

function listChildren(node: JudgedNode, masker: Masker, depth: number): SnippetLine[] {
  return 'childNodes' in node ? node.childNodes.flatMap((child) => listSnippetLines(child, masker, depth)) : []
}

function decideMeaning(node: JudgedNode, masker: Masker): SnippetMeaning {
  const verdict = readVerdict(node, masker)
  if (verdict === 'input') return 'field'
  if (verdict === 'masked' || verdict === 'blocked') return verdict
  return readFound(node).length > 0 ? 'found' : 'shown'
}

function writeAttributes(attributes: object): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== false && value !== null)
    .map(([name, value]) => {
      return value === '' || value === true ? ` ${name}` : ` ${name}="${String(value).replaceAll('"', '&quot;')}"`
    })
    .join('')
}
