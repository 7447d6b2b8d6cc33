import type { eventWithTime } from '@rrweb/types'

import type { Edit, ElementWish, FoundElement, PreparedEdit } from '@/lib/model/edit'
import type { Page } from '@/lib/model/session'

import { findElement } from './find-element'

type PageOfFrame = Pick<Page, 'id' | 'parentPageId' | 'frameNodeId'>

/**
 * Edits of which all is known that applying them needs. An element is looked for in all pages, one after another, as they
 * were recorded; an edit that was prepared before is not prepared again.
 */
export async function prepareEdits(
  edits: readonly Edit[],
  pages: readonly PageOfFrame[],
  readEvents: (pageId: string) => Promise<readonly eventWithTime[]>,
): Promise<PreparedEdit[]> {
  const wanted = edits.filter((edit) => edit.kind === 'element' && !edit.found)
  const found = new Map(
    wanted.map(({ id }): [string, FoundElement] => [id, { nodes: {}, framePageIds: [], texts: [] }]),
  )
  if (found.size > 0) {
    for (const page of pages) {
      const events = await readEvents(page.id)
      for (const edit of wanted) addFound(found.get(edit.id)!, edit as ElementWish, page.id, events)
    }
  }
  for (const one of found.values()) one.framePageIds = listFramePages(one, pages)
  return edits.map((edit) => (edit.kind === 'element' ? { ...edit, found: edit.found ?? found.get(edit.id)! } : edit))
}

function addFound(found: FoundElement, wish: ElementWish, pageId: string, events: readonly eventWithTime[]): void {
  const { texts, ...nodes } = findElement(wish, pageId, events)
  if (nodes.boxes.length + nodes.inside.length > 0) found.nodes[pageId] = nodes
  found.texts = [...new Set([...found.texts, ...texts])]
}

/** A frame of another document is a page of its own: it goes with what it stood in, and what stood in it does too. */
function listFramePages({ nodes }: FoundElement, pages: readonly PageOfFrame[]): string[] {
  const removed = new Map(Object.entries(nodes).map(([id, { boxes, inside }]) => [id, new Set([...boxes, ...inside])]))
  const gone = new Set<string>()
  for (let before = -1; before < gone.size;) {
    before = gone.size
    for (const { id, parentPageId, frameNodeId } of pages) {
      if (parentPageId !== null && (gone.has(parentPageId) || removed.get(parentPageId)?.has(frameNodeId))) gone.add(id)
    }
  }
  return [...gone]
}
