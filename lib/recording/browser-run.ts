import { browser } from 'wxt/browser'

const KEY = 'runId'

/**
 * Tab ids mean something for one run of the browser and one load of the extension. `storage.session` lives exactly
 * that long: when its mark is missing, whatever the store says is being recorded ended without a word.
 */
export async function isFirstStartOfRun(): Promise<boolean> {
  const { [KEY]: runId } = await browser.storage.session.get(KEY)
  return runId === undefined
}

/** To be said when all that a new run needs is done: a worker that dies before it does it again. */
export async function markRun(): Promise<void> {
  await browser.storage.session.set({ [KEY]: crypto.randomUUID() })
}
