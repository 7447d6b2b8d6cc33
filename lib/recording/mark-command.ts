import { browser } from 'wxt/browser'

import type { Database } from '@/lib/store/database'
import { readSessionOfTab } from '@/lib/store/read-sessions'
import { readSettings } from '@/lib/store/read-settings'

import { MARKED, NONE, NOT_MARKED, paintBadge, showBadge, type Badge } from './badge'
import { MARK_SHOWN_MS } from './limits'
import type { NoteDesk } from './note-desk'

/**
 * Marks the moment in the tab that a key was pressed in, or the one in front. What came of it stands on the icon for a
 * moment and nowhere else: nothing is put into the page.
 */
export function createMarkCommand(database: Database, now: () => number, notes: Pick<NoteDesk, 'mark'>) {
  return async function mark(pressedIn: number | undefined): Promise<void> {
    // Before anything is awaited: it is this moment that is meant.
    const at = now()
    const tabId = pressedIn ?? (await readTabInFront())
    if (tabId === undefined) return
    const known = await readSessionOfTab(database, tabId)
    // The rolling memory is no session yet: there is nothing that a note could belong to.
    const isRecorded = known !== undefined && known.session.mode !== 'rolling'
    if (isRecorded) await notes.mark(known.session.id, at, {})
    await flash(tabId, isRecorded ? MARKED : NOT_MARKED)
  }

  async function flash(tabId: number, badge: Badge): Promise<void> {
    await paintBadge(tabId, badge)
    await new Promise((resolve) => setTimeout(resolve, MARK_SHOWN_MS))
    const [known, settings] = await Promise.all([readSessionOfTab(database, tabId), readSettings(database)])
    await (known ? showBadge(tabId, known.session, settings) : paintBadge(tabId, NONE))
  }
}

async function readTabInFront(): Promise<number | undefined> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
  return tab?.id
}
