import { browser } from 'wxt/browser'

import type { TabRefusal } from '@/lib/messages/desk'
import type { SiteRule } from '@/lib/model/settings'
import { decideSite } from '@/lib/sites/decide-site'

import { matchOf } from './arm'
import { decideRefusal } from './decide-recordable'
import { decideContentRefusal, readContentType } from './read-content-type'

/** Why nothing of ours may go into what a tab shows; `null` when it may. */
export async function readTabRefusal(tabId: number, sites: readonly SiteRule[]): Promise<TabRefusal | null> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined)
  if (!tab) return 'tab is gone'
  // Without host access the address is hidden: then the site is not allowed, or the page is the browser's own.
  if (!tab.url) return 'not allowed'
  const refusal = decideRefusal(tab.url)
  if (refusal) return refusal
  if (decideSite(sites, tab.url) === 'never') return 'excluded by a rule'
  const isAllowed = await browser.permissions.contains({ origins: [matchOf(tab.url) ?? tab.url] })
  if (!isAllowed) return 'not allowed'
  return decideContentRefusal(await readContentType(tabId))
}
