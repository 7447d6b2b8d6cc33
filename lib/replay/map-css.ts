import { EventType, IncrementalSource, type eventWithTime, type serializedNodeWithId } from '@rrweb/types'

import { asList, isRecord } from './state/check'

/** Puts all text of stylesheets and rules in recorded events through `map`, in place; no style of a single element. */
export function mapCss(events: readonly eventWithTime[], map: (css: string) => string): void {
  for (const { type, data } of events) {
    if (type === EventType.FullSnapshot) mapNode(data.node, map)
    if (type !== EventType.IncrementalSnapshot) continue
    if (data.source === IncrementalSource.Mutation) {
      for (const { node } of data.adds) mapNode(node, map)
      for (const { attributes } of data.attributes) mapAttribute(attributes, map)
    }
    if (data.source === IncrementalSource.StyleSheetRule) mapRules(data.adds, map)
    if (data.source === IncrementalSource.AdoptedStyleSheet)
      for (const style of asList(data.styles)) if (isRecord(style)) mapRules(style['rules'], map)
  }
}

function mapNode(node: serializedNodeWithId, map: (css: string) => string): void {
  if ('tagName' in node) {
    mapAttribute(node.attributes, map)
    if (node.tagName === 'style')
      for (const child of node.childNodes) if ('textContent' in child) child.textContent = map(child.textContent)
  }
  if ('childNodes' in node) for (const child of node.childNodes) mapNode(child, map)
}

function mapAttribute(attributes: Record<string, unknown> | undefined, map: (css: string) => string): void {
  const text = attributes?.['_cssText']
  if (typeof text === 'string') attributes!['_cssText'] = map(text)
}

function mapRules(rules: unknown, map: (css: string) => string): void {
  for (const one of asList(rules)) {
    if (isRecord(one) && typeof one['rule'] === 'string') one['rule'] = map(one['rule'])
  }
}
