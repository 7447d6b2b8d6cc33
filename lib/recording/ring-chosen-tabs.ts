import { browser } from 'wxt/browser'

import type { Settings } from '@/lib/model/settings'
import { decideSite } from '@/lib/sites/decide-site'

import { ringEveryFrame } from './inject'

/** Tabs that are open already on sites recorded by rule: their documents were there before the rule, or the access. */
export async function ringChosenTabs(settings: Settings): Promise<void> {
  for (const tab of await browser.tabs.query({})) {
    const action = tab.url === undefined ? undefined : decideSite(settings.sites, tab.url)
    if (tab.id !== undefined && action !== undefined && action !== 'never') await ringEveryFrame(tab.id)
  }
}
