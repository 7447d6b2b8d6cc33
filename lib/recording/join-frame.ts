import { browser } from 'wxt/browser'

import type { RelayRequest } from '@/lib/messages/relay'
import type { Page } from '@/lib/model/session'
import type { Database } from '@/lib/store/database'

/**
 * Finds the element in which a frame of another origin stands, so that replay can put its content there. The frame
 * tells its place in the tree of windows, and the pages around it which of their nodes that is: not a word of it
 * passes through a script of the page.
 */
export async function joinFrame(database: Database, frame: Page, tabId: number): Promise<void> {
  const framePath = await ask(tabId, frame.documentId, { afterimage: 'tell place' })
  if (!Array.isArray(framePath) || framePath.length === 0 || framePath.includes(-1)) return
  const others = await database.pages.where({ windowId: frame.windowId }).toArray()
  for (const page of others) {
    if (page.id === frame.id || page.leftAt !== null) continue
    const nodeId = await ask(tabId, page.documentId, { afterimage: 'find frame', framePath: framePath.map(Number) })
    if (typeof nodeId !== 'number' || !(nodeId > 0)) continue
    await database.pages.update(frame.id, { parentPageId: page.id, frameNodeId: nodeId })
    return
  }
}

async function ask(tabId: number, documentId: string, request: RelayRequest): Promise<unknown> {
  try {
    return await browser.tabs.sendMessage(tabId, request, { documentId } as { frameId?: number })
  } catch {
    // The document is gone; it holds no frame any more.
    return undefined
  }
}
