import { browser } from 'wxt/browser'

import type { RelayCommand } from '@/lib/messages/relay'
import type { PageMasking } from '@/lib/model/masking'
import type { MaskRules } from '@/lib/model/rules'
import { narrowRules } from '@/lib/sites/decide-level'
import type { Database } from '@/lib/store/database'
import { readRules, type HeldRules } from '@/lib/store/read-rules'
import { readOpenWindows } from '@/lib/store/read-sessions'

import { inBackground } from './in-background'

/** What the browser says of a document whose page is told the rules. */
export interface MaskedDocument {
  url: string
  origin: string
  frameId: number
  tabUrl: string
}

/** The rules as one document is told them. */
export function decideMasking({ rules, revision }: HeldRules, document: MaskedDocument): PageMasking {
  const { url, origin, frameId, tabUrl } = document
  const address = /^https?:/.test(url) ? url : `${origin}/`
  return narrowRules(rules, revision, address, frameId === 0 ? undefined : tabUrl)
}

/** A session carries every set of rules it was recorded under; twice is once. */
export async function noteRules(
  database: Database,
  sessionId: string,
  { rules, revision }: Pick<HeldRules, 'rules' | 'revision'>,
  now: number,
): Promise<void> {
  if (await database.sessionRules.get([sessionId, revision])) return
  await database.sessionRules.put({ sessionId, revision, at: now, rules: withoutOtherSites(rules) })
}

/**
 * Rules have changed: sessions that go on carry them from now on, and the pages in them begin anew under them. A page
 * that cannot be told now learns it with its next receipt, and until then nothing of it is shown.
 */
export async function spreadRules(database: Database, now: number): Promise<void> {
  const held = await readRules(database)
  for (const window of await readOpenWindows(database)) {
    await noteRules(database, window.sessionId, held, now)
    inBackground(tellTab(database, window.id, window.tabId, held))
  }
}

async function tellTab(database: Database, windowId: string, tabId: number, held: HeldRules): Promise<void> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined)
  const pages = await database.pages.where({ windowId }).toArray()
  const open = pages.filter((page) => page.leftAt === null)
  await Promise.all(
    open.map(({ url, frameId, documentId }) => {
      const masking = decideMasking(held, { url, origin: '', frameId, tabUrl: tab?.url ?? '' })
      const command: RelayCommand = { afterimage: 'mask', masking }
      // One that is gone or asleep is told by its receipts.
      return browser.tabs.sendMessage(tabId, command, { documentId } as { frameId?: number }).catch(() => undefined)
    }),
  )
}

/** Sites name what else somebody visits; a session may be given away. The levels it had stand on its pages. */
function withoutOtherSites(rules: MaskRules): MaskRules {
  return { ...rules, sites: [] }
}
