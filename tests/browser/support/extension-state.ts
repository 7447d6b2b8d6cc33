import { setTimeout as wait } from 'node:timers/promises'

import type { Page } from 'puppeteer-core'
import type { browser as browserApi } from 'wxt/browser'

/** What code that runs inside a page of the extension sees. */
declare const chrome: typeof browserApi

/** What the browser knows of the extension, asked from one of its pages. */
export interface ArmedBrowser {
  scripts: { file: string; matches: string[]; world: string }[]
  /** Tabs whose documents carry the mark. */
  markedTabs: number[]
}

export function readArmedBrowser(extensionPage: Page): Promise<ArmedBrowser> {
  return extensionPage.evaluate(async () => {
    const [scripts, rules] = await Promise.all([
      chrome.scripting.getRegisteredContentScripts(),
      chrome.declarativeNetRequest.getSessionRules(),
    ])
    return {
      scripts: scripts.map(({ js = [], matches = [], world = '' }) => ({ file: js.join(), matches, world })),
      markedTabs: rules.flatMap((rule) => rule.condition.tabIds ?? []),
    }
  })
}

export function readBadge(extensionPage: Page, tabId: number): Promise<string> {
  return extensionPage.evaluate((id) => chrome.action.getBadgeText({ tabId: id }), tabId)
}

/** Asks until the answer is as wanted; answers with the last one, so that a test can say what it was instead. */
export async function waitFor<T>(
  read: () => Promise<T>,
  isWanted: (value: T) => boolean,
  timeoutMs = 30_000,
): Promise<T> {
  const until = Date.now() + timeoutMs
  for (;;) {
    const value = await read()
    if (isWanted(value) || Date.now() > until) return value
    await wait(50)
  }
}
