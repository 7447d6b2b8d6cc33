import { browser, type Browser } from 'wxt/browser'

import { TAB_MARK } from '@/lib/capture/bootstrap'
import { matchesOfRules } from '@/lib/sites/decide-site'
import type { Database } from '@/lib/store/database'
import { readOpenWindows } from '@/lib/store/read-sessions'
import { readSettings } from '@/lib/store/read-settings'

const MARK_RULE = 1
const SCRIPTS = ['bootstrap', 'doorbell'] as const

/** The tabs of the last arming of this worker's life: a hint, for what may be begun before the store is read. */
let markedTabs: ReadonlySet<number> = new Set()

export function isMarkedTab(tabId: number): boolean {
  return markedTabs.has(tabId)
}

/** Arming is one thing at a time: the browser refuses to register a script that another call has just registered. */
let last: Promise<void> = Promise.resolve()

/**
 * Makes the browser match the store: the bootstrap and the doorbell are registered for the sites being recorded, now
 * or by rule, and for no other, and documents of the recorded tabs carry the mark. Safe to call at any time, any
 * number of times.
 */
export function armBrowser(database: Database): Promise<void> {
  const arm = () => matchStore(database)
  last = last.then(arm, arm)
  return last
}

async function matchStore(database: Database): Promise<void> {
  const [windows, settings] = await Promise.all([readOpenWindows(database), readSettings(database)])
  const sites = [...windows.flatMap((window) => window.sites), ...matchesOfRules(settings.sites)]
  const matches = [...new Set(sites)].toSorted()
  const sessions = await database.sessions.bulkGet(windows.map((window) => window.sessionId))
  const recording = windows.filter((_, index) => sessions[index]?.status === 'recording')
  markedTabs = new Set(recording.map((window) => window.tabId))
  await Promise.all([markTabs([...markedTabs]), registerScripts(matches)])
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
  const scripts = SCRIPTS.map((id) => describe(id, matches))
  if (registered.length === 0) await browser.scripting.registerContentScripts(scripts)
  else await browser.scripting.updateContentScripts(scripts)
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
