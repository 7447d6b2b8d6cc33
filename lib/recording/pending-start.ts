import { browser } from 'wxt/browser'

import { PENDING_START_MS } from './limits'

const KEY = 'pendingStart'

interface PendingStart {
  tabId: number
  at: number
}

/** The permission prompt closes the popup, so what was to be started is kept until the answer is there. */
export async function keepPendingStart(tabId: number, now: number): Promise<void> {
  await browser.storage.session.set({ [KEY]: { tabId, at: now } satisfies PendingStart })
}

/** The tab to start now that permissions were added, once; `undefined` when none waits. */
export async function takePendingStart(now: number): Promise<number | undefined> {
  const { [KEY]: pending } = (await browser.storage.session.get(KEY)) as { [KEY]?: PendingStart }
  await browser.storage.session.remove(KEY)
  return pending && now - pending.at < PENDING_START_MS ? pending.tabId : undefined
}

/** The person said no: a later grant for something else must not start this tab. */
export async function dropPendingStart(): Promise<void> {
  await browser.storage.session.remove(KEY)
}
