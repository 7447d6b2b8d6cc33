import type { Page } from 'puppeteer-core'
import type { browser as browserApi } from 'wxt/browser'

/** What code that runs inside a page of the extension sees. */
declare const chrome: typeof browserApi

/** Asks the background from one of the extension's pages, as its models do. */
export async function sendToDesk(extensionPage: Page, type: string, data: unknown): Promise<unknown> {
  return extensionPage.evaluate(
    async (name, given) => {
      const answer: unknown = await chrome.runtime.sendMessage({
        id: 1,
        type: name,
        data: given,
        timestamp: Date.now(),
      })
      return answer
    },
    type,
    data,
  )
}
