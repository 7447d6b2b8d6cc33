import { browser } from 'wxt/browser'

import type { PickedRule } from '@/lib/messages/preview'

/** Of tabs, in the browser's memory: out of reach of pages and content scripts, and there when the worker died. */
const PREFIX = 'preview:'

/** A preview that runs in a tab. */
export interface PreviewRow {
  /** Who has it was started by the background. */
  key: string
  /** Rules that were added in it. */
  added: PickedRule[]
}

export async function readPreview(tabId: number): Promise<PreviewRow | undefined> {
  const name = PREFIX + tabId
  return (await browser.storage.session.get(name))[name] as PreviewRow | undefined
}

export async function writePreview(tabId: number, row: PreviewRow): Promise<void> {
  await browser.storage.session.set({ [PREFIX + tabId]: row })
}

export async function forgetPreview(tabId: number): Promise<void> {
  await browser.storage.session.remove(PREFIX + tabId)
}

export async function readPreviews(): Promise<{ tabId: number; row: PreviewRow }[]> {
  const all = Object.entries(await browser.storage.session.get(null))
  return all
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, row]) => ({ tabId: Number(name.slice(PREFIX.length)), row: row as PreviewRow }))
}
