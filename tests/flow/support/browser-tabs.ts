import type { Browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'

import { createListeners } from './listeners'

/** One document of a tab: what scripts run in, and what messages come from. */
export interface GivenDocument {
  tabId: number
  frameId: number
  documentId: string
  url: string
  /** What scripts of each world have put on their global object. */
  worlds: { ISOLATED: Record<string, unknown>; MAIN: Record<string, unknown> }
  /** Listeners of `runtime.onMessage` in the isolated world. */
  onMessage: ((message: unknown) => Promise<unknown> | undefined)[]
}

interface GivenTab {
  id: number
  url: string
  title: string
  /** Whether the person sees it. */
  active: boolean
  documents: GivenDocument[]
}

/** As the browser shows what a server sends: a PDF is a page of its viewer. */
const readType = (url: string) => (/\.pdf$/.test(url) ? 'application/pdf' : 'text/html')

/**
 * Tabs with documents and frames, as far as an extension sees them. A navigation replaces the documents; a tab shows its
 * address only where the extension has access to the site.
 */
export function createTabs(hasAccess: (url: string) => boolean) {
  const tabs = new Map<number, GivenTab>()
  const onReplaced = createListeners<[added: number, removed: number]>()
  let lastTabId = 100
  let lastDocumentId = 0

  function createDocument(tabId: number, frameId: number, url: string): GivenDocument {
    lastDocumentId += 1
    return {
      tabId,
      frameId,
      documentId: `document-${lastDocumentId}`,
      url,
      worlds: { ISOLATED: { document: { contentType: readType(url) } }, MAIN: {} },
      onMessage: [],
    }
  }

  function describe({ id, url, title, active }: GivenTab): Browser.tabs.Tab {
    return { id, active, ...(hasAccess(url) ? { url, title } : {}) } as Browser.tabs.Tab
  }

  function find(tabId: number): GivenTab {
    const tab = tabs.get(tabId)
    if (!tab) throw new Error(`No tab with id: ${tabId}.`)
    return tab
  }

  async function tellUpdate(tab: GivenTab, status: 'loading' | 'complete'): Promise<void> {
    // A new address is told where the extension may know it.
    const url = status === 'loading' && hasAccess(tab.url) ? { url: tab.url } : {}
    await fakeBrowser.tabs.onUpdated.trigger(tab.id, { status, ...url }, describe(tab))
  }

  Object.assign(fakeBrowser.tabs, {
    get: async (tabId: number) => describe(find(tabId)),
    query: async () => [...tabs.values()].map(describe),
    onReplaced,
    async sendMessage(tabId: number, message: unknown, options?: { documentId?: string }) {
      const wanted = options?.documentId
      const documents = find(tabId).documents.filter(({ documentId }) => !wanted || documentId === wanted)
      const copy: unknown = JSON.parse(JSON.stringify(message))
      const answers = documents.flatMap((document) => document.onMessage.map((listener) => listener(copy)))
      const given = answers.filter((answer) => answer !== undefined)
      // The first answer wins; the others are lost.
      if (given.length === 0) throw new Error('Could not establish connection. Receiving end does not exist.')
      return Promise.race(given)
    },
  })

  return {
    find,
    all: () => [...tabs.values()],
    describe: (tabId: number) => describe(find(tabId)),
    onReplaced,
    tellUpdate,
    open(url: string, title = ''): GivenTab {
      lastTabId += 1
      const tab = { id: lastTabId, url, title, active: false, documents: [createDocument(lastTabId, 0, url)] }
      tabs.set(tab.id, tab)
      return tab
    },
    /** Another page in the tab, with frames of these addresses. */
    replaceDocuments(tabId: number, url: string, frames: readonly string[]): GivenTab {
      const tab = find(tabId)
      tab.url = url
      tab.documents = [
        createDocument(tabId, 0, url),
        ...frames.map((frame, at) => createDocument(tabId, at + 1, frame)),
      ]
      return tab
    },
    addFrame(tabId: number, url: string): GivenDocument {
      const { documents } = find(tabId)
      const frame = createDocument(tabId, documents.length, url)
      documents.push(frame)
      return frame
    },
    async close(tabId: number): Promise<void> {
      tabs.delete(tabId)
      await fakeBrowser.tabs.onRemoved.trigger(tabId, { isWindowClosing: false, windowId: 1 })
    },
    replaceTab(removedId: number): number {
      const tab = find(removedId)
      tabs.delete(removedId)
      lastTabId += 1
      tabs.set(lastTabId, { ...tab, id: lastTabId, documents: [createDocument(lastTabId, 0, tab.url)] })
      return lastTabId
    },
    /** It is gone, and nobody was there to hear of it. */
    drop: (tabId: number) => void tabs.delete(tabId),
    closeAll: () => tabs.clear(),
  }
}
