import { browser } from 'wxt/browser'

import type { Refusal } from './decide-recordable'

/** What the tab's page says it is; `undefined` where no script may look: not allowed, or an error page of the browser. */
export async function readContentType(tabId: number): Promise<string | undefined> {
  try {
    const [page] = await browser.scripting.executeScript({
      target: { tabId },
      func: () => globalThis.document.contentType,
      // Known from the first byte on: a page that loads for long is not waited for.
      injectImmediately: true,
    })
    return page?.result ?? undefined
  } catch {
    // The browser shows a page of its own in place of the site's.
    return undefined
  }
}

/** Whether what a tab shows can be recorded, for a site that is allowed; by what it is, not by how its address ends. */
export function decideContentRefusal(contentType: string | undefined): Refusal | null {
  if (contentType === undefined) return 'error page'
  return contentType === 'application/pdf' ? 'pdf viewer' : null
}
