import { browser } from 'wxt/browser'

import type { Database } from '@/lib/store/database'
import { readOpenWindows } from '@/lib/store/read-sessions'

const KEY = 'updateWaits'

/** A new version is there. It is taken now, or when nothing is recorded any more: an update ends every recorder. */
export async function takeUpdateWhenIdle(database: Database): Promise<void> {
  await browser.storage.session.set({ [KEY]: true })
  await takeWaitingUpdate(database)
}

/** To be called whenever a recording may have been the last. */
export async function takeWaitingUpdate(database: Database): Promise<void> {
  const { [KEY]: isWaiting } = await browser.storage.session.get(KEY)
  if (isWaiting !== true || (await readOpenWindows(database)).length > 0) return
  await browser.storage.session.remove(KEY)
  browser.runtime.reload()
}
