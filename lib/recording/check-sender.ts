import { browser, type Browser } from 'wxt/browser'

import type { DocumentSender } from './welcome-page'

/** Who sent a message, as the browser says it; `undefined` when it was no document of a tab. */
export function checkDocumentSender(sender: Browser.runtime.MessageSender): DocumentSender | undefined {
  const { tab, frameId, documentId, url, origin } = sender
  if (sender.id !== browser.runtime.id || tab?.id === undefined || frameId === undefined || !documentId)
    return undefined
  // A recorder's own hidden frames are such, inside a sandboxed frame: to start in one would never end. Other frames
  // without an address are covered by their parents, or about to show something else.
  if (url === 'about:blank' && (sender.origin === 'null' || frameId !== 0)) return undefined
  return { tabId: tab.id, frameId, documentId, url: url ?? '', origin: origin ?? '', tabUrl: tab.url ?? '' }
}

/** Refuses what does not come from a page of this extension: a web page's content script may only send chunks. */
export function checkOwnPage(sender: Browser.runtime.MessageSender): void {
  const isOwn = sender.id === browser.runtime.id && sender.url?.startsWith(browser.runtime.getURL('/'))
  if (!isOwn) throw new Error(`refused: ${sender.url ?? 'unknown sender'} is no page of this extension`)
}
