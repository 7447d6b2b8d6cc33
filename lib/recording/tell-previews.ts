import { browser } from 'wxt/browser'

import type { PickedRule, PreviewState, PreviewTold } from '@/lib/messages/preview'
import type { HeldRules } from '@/lib/store/read-rules'

import { readPreviews } from './preview-memory'

/** The rules as previews know them. */
export function describeState({ rules, revision, isLocked }: HeldRules, tabUrl: string): PreviewState {
  return { rules, revision, isLocked, tabUrl }
}

/** Rules have changed: what is drawn over pages follows. `added` names the one that somebody picked in one of them. */
export async function tellPreviews(held: HeldRules, added?: { key: string; rule: PickedRule }): Promise<void> {
  for (const { tabId, row } of await readPreviews()) {
    const tab = await browser.tabs.get(tabId).catch(() => undefined)
    const state = describeState(held, tab?.url ?? '')
    const isOwn = added?.key === row.key
    await tellPreview(tabId, { afterimagePreview: row.key, told: 'state', state, ...(isOwn && { added: added.rule }) })
  }
}

/** One that is gone hears nothing. */
export async function tellPreview(tabId: number, told: PreviewTold): Promise<void> {
  await browser.tabs.sendMessage(tabId, told).catch(() => undefined)
}
