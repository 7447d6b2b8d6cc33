import { browser, type Browser } from 'wxt/browser'

import { TAB_MARK } from '@/lib/capture/bootstrap'
import type { Database } from '@/lib/store/database'
import { readOpenWindows } from '@/lib/store/read-sessions'

const MARK_RULE = 1
const SCRIPTS = ['bootstrap', 'doorbell'] as const

/**
 * Makes the browser match the store: the bootstrap and the doorbell are registered for the sites being recorded and for
 * no other, and documents of the recorded tabs carry the mark. Safe to call at any time, any number of times.
 */
export async function armBrowser(database: Database): Promise<void> {
  const windows = await readOpenWindows(database)
  const matches = [...new Set(windows.flatMap((window) => window.sites))].toSorted()
  await Promise.all([markTabs(windows.map((window) => window.tabId)), registerScripts(matches)])
}

/** A match pattern for the site of an address; `undefined` where none can be. */
export function matchOf(url: string): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  return parsed && /^https?:$/.test(parsed.protocol) ? `${parsed.origin}/*` : undefined
}

function markTabs(tabIds: number[]): Promise<void> {
  const rule: Browser.declarativeNetRequest.Rule = {
    id: MARK_RULE,
    condition: { tabIds, resourceTypes: ['main_frame', 'sub_frame'] },
    action: {
      type: 'modifyHeaders',
      responseHeaders: [{ header: 'Server-Timing', operation: 'append', value: TAB_MARK }],
    },
  }
  return browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [MARK_RULE],
    addRules: tabIds.length > 0 ? [rule] : [],
  })
}

async function registerScripts(matches: string[]): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [...SCRIPTS] })
  if (matches.length === 0) {
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: registered.map(({ id }) => id) })
    return
  }
  if (registered.length === 0) return browser.scripting.registerContentScripts(SCRIPTS.map((id) => describe(id, matches)))
  await browser.scripting.updateContentScripts(SCRIPTS.map((id) => describe(id, matches)))
}

function describe(id: (typeof SCRIPTS)[number], matches: string[]): Browser.scripting.RegisteredContentScript {
  return {
    id,
    js: [`${id}.js`],
    matches,
    allFrames: true,
    matchOriginAsFallback: true,
    runAt: 'document_start',
    world: id === 'bootstrap' ? 'MAIN' : 'ISOLATED',
    persistAcrossSessions: false,
  }
}
