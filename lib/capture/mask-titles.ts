import type { eventWithTime, mutationData, serializedNodeWithId } from '@rrweb/types'

/** The title in the stream, like the one in a page view: a page names itself by what was typed into it. */
export function maskTitles(
  event: eventWithTime,
  nodeOf: (id: number) => Node | null,
  maskText: (text: string) => string,
): void {
  const isOfTitle = (id: number) => nodeOf(id)?.parentElement?.localName === 'title'
  if ((event.type as number) === 2) {
    const head = findChild(findChild((event.data as { node: serializedNodeWithId }).node, 'html'), 'head')
    const title = findChild(head, 'title')
    if (title && 'childNodes' in title) for (const child of title.childNodes) maskNode(child, maskText)
  }
  const data = event.data as mutationData
  if ((event.type as number) !== 3 || (data.source as number) !== 0) return
  for (const { node } of data.adds) if ('textContent' in node && isOfTitle(node.id)) maskNode(node, maskText)
  for (const text of data.texts) if (text.value !== null && isOfTitle(text.id)) text.value = maskText(text.value)
}

function findChild(node: serializedNodeWithId | undefined, tagName: string): serializedNodeWithId | undefined {
  if (!node || !('childNodes' in node)) return undefined
  return node.childNodes.find((child) => 'tagName' in child && child.tagName === tagName)
}

function maskNode(node: serializedNodeWithId, maskText: (text: string) => string): void {
  if ('textContent' in node && node.textContent) node.textContent = maskText(node.textContent)
}
