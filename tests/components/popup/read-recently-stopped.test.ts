import { afterEach, beforeEach, expect, test } from 'vitest'

import type { Session, Window } from '@/lib/model/session'
import { Database } from '@/lib/store/database'
import { readRecentlyStopped } from '@/lib/store/read-recently-stopped'

import { createSession } from '../create-session'

let database: Database
let count = 0

beforeEach(() => {
  count += 1
  database = new Database(`recently-stopped-${count}`)
})
afterEach(() => database.delete())

async function write(session: Partial<Session>, windows: Partial<Window>[] = [{}]): Promise<void> {
  const stored = createSession({ endedAt: 10_000, ...session })
  await database.sessions.put(stored)
  await database.windows.bulkPut(
    windows.map((window, index) => ({
      id: `${stored.id}-${index}`,
      sessionId: stored.id,
      tabId: 7,
      isOpen: 0 as const,
      openedAt: index,
      closedAt: 10_000,
      sites: [],
      ...window,
    })),
  )
}

const read = async () => (await readRecentlyStopped(database, 7, 5_000))?.id

test('the newest session that ended in the tab is found', async () => {
  await write({ id: 'older', endedAt: 9_000 })
  await write({ id: 'newer', endedAt: 9_500 })
  expect(await read()).toBe('newer')
})

test.each<[string, Partial<Session>]>([
  ['named', { isNamed: true }],
  ['being deleted', { deletedAt: 10_500 }],
  ['too long ago', { endedAt: 4_999 }],
  ['still going on', { status: 'recording' }],
])('a session that is %s is not offered', async (_, session) => {
  await write(session)
  expect(await read()).toBeUndefined()
})

test('a session of several tabs can be named from each of them', async () => {
  await write({}, [{ tabId: 7 }, { tabId: 8 }])
  expect(await read()).toBe('a')
  await write({}, [{ tabId: 8 }, { tabId: 7 }])
  expect(await read()).toBe('a')
})

test('other tabs do not matter', async () => {
  await write({}, [{ tabId: 8 }])
  expect(await read()).toBeUndefined()
})
