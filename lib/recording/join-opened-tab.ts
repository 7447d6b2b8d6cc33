import { browser, type Browser } from 'wxt/browser'

import type { Database } from '@/lib/store/database'
import { readSessionOfTab } from '@/lib/store/read-sessions'
import { readSettings } from '@/lib/store/read-settings'

import { armBrowser } from './arm'
import { showBadge } from './badge'
import { createWindow } from './create-session'
import { ringEveryFrame } from './inject'
import { writeShown } from './write-shown'

/** `storage.session` lives as long as tab ids mean something. */
const keyOf = (tabId: number) => `opened:${tabId}`

/** A tab was opened from another. What it is for shows with its first address. */
export async function noteOpenedTab(database: Database, tab: Browser.tabs.Tab): Promise<void> {
  if (tab.id === undefined || tab.openerTabId === undefined) return
  if (!(await readSessionOfTab(database, tab.openerTabId))) return
  await browser.storage.session.set({ [keyOf(tab.id)]: tab.openerTabId })
}

/**
 * A tab that a page of a recorded tab opened joins its session. Its first address is that of a page; the person's own
 * "new tab" begins with a page of the browser, whose address is hidden, and stays out.
 */
export async function joinOpenedTab(
  database: Database,
  tabId: number,
  url: string | undefined,
  now: number,
): Promise<void> {
  const { [keyOf(tabId)]: openerTabId } = await browser.storage.session.get(keyOf(tabId))
  if (typeof openerTabId !== 'number') return
  // A window opened blank hides its address too, but lets scripts in, which a page of the browser never does.
  const isOfPage = /^https?:/.test(url ?? '') || (await ringEveryFrame(tabId))
  await browser.storage.session.remove(keyOf(tabId))
  if (!isOfPage) return
  const opener = await readSessionOfTab(database, openerTabId)
  if (!opener || (await readSessionOfTab(database, tabId))) return
  const window = createWindow(opener.session.id, tabId, now)
  await database.windows.add(window)
  const tab = await browser.tabs.get(tabId).catch(() => undefined)
  // It was brought to the front before it belonged to anything.
  if (tab?.active) await writeShown(database, window, now)
  await armBrowser(database)
  await showBadge(tabId, opener.session, await readSettings(database))
  await ringEveryFrame(tabId)
}
