import { fakeBrowser } from 'wxt/testing/fake-browser'
import { vi } from 'vitest'

import type { Database } from '@/lib/store/database'

/**
 * The service worker: fresh modules each time, so that nothing can be remembered but what is in the store. A dead one
 * reaches neither the browser nor the database; a transaction it had begun ends as the browser ends it, whole.
 */
export function createWorker(databaseName: string, now: () => number, onDeath: () => void) {
  let alive: Promise<Database> | undefined
  let startCount = 0
  const dead: Database[] = []

  async function start(): Promise<Database> {
    startCount += 1
    vi.resetModules()
    const life = startCount
    vi.doMock('wxt/browser', () => ({
      browser: lendBrowser(fakeBrowser, () => alive !== undefined && life === startCount),
    }))
    const [{ createBackground }, { Database }] = await Promise.all([
      import('@/lib/recording/create-background'),
      import('@/lib/store/database'),
    ])
    const database = new Database(databaseName)
    createBackground(database, now)
    return database
  }

  return {
    wake: async () => void (await (alive ??= start())),
    async kill(): Promise<void> {
      const database = await alive
      alive = undefined
      onDeath()
      if (!database) return
      dead.push(database)
      database.close()
    },
    /** A connection that was being opened when its worker died is open all the same. */
    closeConnections: () => dead.forEach((database) => database.backendDB()?.close()),
    startCount: () => startCount,
  }
}

/** The browser as one life of the worker has it: what a dead worker calls does nothing and never answers. */
function lendBrowser<T extends object>(target: T, isAlive: () => boolean): T {
  return new Proxy(target, {
    get(owner, name) {
      const value: unknown = Reflect.get(owner, name)
      if (typeof value === 'function') {
        const call = value as (...args: unknown[]) => unknown
        return (...args: unknown[]) => (isAlive() ? call.apply(owner, args) : new Promise(() => {}))
      }
      return typeof value === 'object' && value !== null ? lendBrowser(value, isAlive) : value
    },
  })
}

/**
 * A dead worker's code runs on in this process until it touches the database, where a real one just ends. What it then
 * throws at nobody is no failure of the test.
 */
export function forgiveTheDead(): void {
  const listeners = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection')
  process.on('unhandledRejection', (reason, promise) => {
    if (reason instanceof Error && reason.name === 'DatabaseClosedError') return
    for (const listener of listeners) listener(reason, promise)
  })
}
