import { textOf, typeOfNode } from '@/lib/masking/element-natives'
import { maskCss } from '@/lib/masking/mask-css'
import { maskShape } from '@/lib/masking/mask-text'
import { codeOf, type Verdict, type VerdictCode } from '@/lib/masking/verdict'

import type { Verdicts } from '../verdicts'
import { makeCssAbsolute } from './addresses'
import { COMMENT } from '../node-types'

export interface StoredText {
  textContent: string
  v: VerdictCode
}

/**
 * A text or a comment as it leaves the page, by the element it stands in. What is masked is masked here already; what a
 * page calls itself by goes through `maskTitle`, for it may be what was typed into it.
 */
export function createTextStore(verdicts: Verdicts, maskTitle: (text: string) => string) {
  return (node: Node, tag: string, byRules: Verdict, base: string): StoredText => {
    if (tag === 'script') return { textContent: 'SCRIPT_PLACEHOLDER', v: codeOf(byRules) }
    const isUnseen = tag === 'noscript' || typeOfNode(node) === COMMENT
    const verdict = verdicts.hideLeftover(node, isUnseen && byRules !== 'blocked' ? 'masked' : byRules)
    const text = textOf(node) ?? ''
    if (tag === 'style') return { textContent: storeCss(text, verdict, base), v: codeOf('shown') }
    if (verdict === 'blocked') return { textContent: '', v: codeOf(verdict) }
    if (verdict !== 'shown') return { textContent: maskShape(text), v: codeOf(verdict) }
    if (tag === 'title') return { textContent: maskTitle(text), v: codeOf('title') }
    return { textContent: text, v: codeOf('shown') }
  }
}

function storeCss(css: string, verdict: Verdict, base: string): string {
  const text = makeCssAbsolute(css, base)
  return verdict === 'shown' ? text : maskCss(text)
}

export type TextStore = ReturnType<typeof createTextStore>
