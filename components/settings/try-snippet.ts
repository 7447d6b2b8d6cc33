import { compileRules } from '@/lib/masking/compile-rules'
import { createMasker } from '@/lib/masking/create-masker'
import { maskNode } from '@/lib/masking/mask-node'
import type { MaskRules } from '@/lib/model/rules'

import { listSnippetLines, type SnippetLine } from './list-snippet-lines'
import { serializeSnippet, type JudgedNode } from './serialize-snippet'

/** What parsing puts around a part of a page. */
const WRAPS = new Set(['html', 'head', 'body'])

/**
 * What would be stored of a parsed piece of HTML, by the code that records: verdicts where the DOM is, then the mask
 * before storage. `rules` are those of the page.
 */
export function trySnippet(
  document: Document,
  html: string,
  rules: MaskRules,
  isSelector: (text: string) => boolean,
): SnippetLine[] {
  const masker = createMasker(rules)
  const stored = maskNode(serializeSnippet(document, compileRules(rules, isSelector)), masker)
  const isWhole = /<(?:html|head|body)\b/i.test(html)
  const nodes = isWhole ? [stored] : unwrap(stored)
  return nodes.flatMap((node) => listSnippetLines(node, masker))
}

/** Without what nobody wrote. */
function unwrap(node: JudgedNode): JudgedNode[] {
  const isWrap = !('tagName' in node) || WRAPS.has(node.tagName)
  return isWrap && 'childNodes' in node ? node.childNodes.flatMap(unwrap) : [node]
}
