import type { Page } from 'puppeteer-core'
import type { browser as browserApi } from 'wxt/browser'

import type { DeskProtocol } from '@/lib/messages/desk'

declare const chrome: typeof browserApi

/** What a page of the extension asks of the background, where a test is not about the page's controls. */
export async function ask<Name extends keyof DeskProtocol>(
  page: Page,
  type: Name,
  data: Parameters<DeskProtocol[Name]>[0],
): Promise<ReturnType<DeskProtocol[Name]>> {
  const message: object = { type, data, id: 1, timestamp: 1 }
  const answer = (await page.evaluate((asked): Promise<unknown> => chrome.runtime.sendMessage(asked), message)) as {
    res: ReturnType<DeskProtocol[Name]>
    err?: { message: string }
  }
  if (answer.err) throw new Error(answer.err.message)
  return answer.res
}
