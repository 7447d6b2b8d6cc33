import type { serializedNodeWithId } from '@rrweb/types'

import type { Masker } from './create-masker'
import { noteFound } from './found'
import { maskAttributes } from './mask-attributes'
import { maskCss } from './mask-css'
import { maskSaid } from './mask-plain'
import { MASKED_VALUE, maskShape } from './mask-text'
import { readVerdict, type Verdict } from './verdict'

/**
 * A serialized tree as its verdicts allow; ids and structure stay, but for what is in a blocked element. A node without
 * a verdict is masked. Pure: the input is not changed.
 */
export function maskNode<N extends serializedNodeWithId>(node: N, masker: Masker, parentTag = ''): N {
  const verdict = readVerdict(node, masker)
  if ('textContent' in node) {
    const text = typeof node.textContent === 'string' ? node.textContent : ''
    return noteFound(node, masker, () => ({ ...node, textContent: maskText(text, verdict, masker, parentTag) }))
  }
  if (!('childNodes' in node)) return node
  if (!('tagName' in node)) {
    return { ...node, childNodes: node.childNodes.map((child) => maskNode(child, masker)) }
  }
  const tag = node.tagName.toLowerCase()
  const attributes = () => maskAttributes(node.attributes, verdict, masker, tag)
  return {
    ...noteFound(node, masker, () => ({ ...node, attributes: attributes() })),
    childNodes: verdict === 'blocked' ? [] : node.childNodes.map((child) => maskNode(child, masker, tag)),
  }
}

/** A field's own text is its value, and the length of a value says something about it. */
export function maskText(text: string, verdict: Verdict, masker: Masker, parentTag = ''): string {
  if (verdict === 'blocked') return ''
  if (verdict === 'title') return maskSaid(text, masker)
  if (parentTag === 'style') return verdict === 'shown' ? text : maskCss(text)
  if (verdict === 'shown') return masker.maskFound(text)
  return parentTag === 'textarea' && text.trim() !== '' ? MASKED_VALUE : maskShape(text)
}
