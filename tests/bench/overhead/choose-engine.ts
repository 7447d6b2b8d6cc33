import type { Page } from 'puppeteer-core'

/**
 * Everything that can be recorded is, and by the engine that `RECORDER` names (`own`, `rrweb`), where it names one: a
 * setting of the extension, written before the recording starts.
 */
export async function chooseEngine(extensionPage: Page): Promise<void> {
  const engine = process.env['RECORDER']
  const value = { keepsHeaders: true, keepsBodies: true, ...(engine ? { engine } : {}) }
  await extensionPage.evaluate(async (settings) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('afterimage')
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error ?? new Error('no database')))
    })
    const transaction = database.transaction('settings', 'readwrite')
    transaction.objectStore('settings').put({ key: 'settings', value: settings })
    await new Promise((resolve) => transaction.addEventListener('complete', resolve))
    database.close()
  }, value)
}
