import { afterEach, expect, test } from 'vitest'

import { readLiveEvents } from '@/components/panel/read-live-events'
import type { SessionEvent } from '@/lib/model/event'
import { Database } from '@/lib/store/database'

import { createSession } from '../create-session'

const database = new Database(`live-${crypto.randomUUID()}`)
afterEach(() => database.delete())

const event = (at: number): SessionEvent => ({
  sessionId: 'a',
  windowId: 'w',
  pageId: 'p',
  at,
  kind: 'click',
  label: `at ${at}`,
  role: 'button',
  selector: '',
  url: '',
  nodeId: 1,
})

test('the last things of a session are read in order of time: events, notes, gaps; nothing of another', async () => {
  await database.sessions.add(createSession({ status: 'recording', startedAt: 0, endedAt: 5_000 }))
  const gap: SessionEvent = { ...event(2_500), kind: 'gap', label: 'page frozen', until: 2_600 }
  await database.events.bulkAdd([
    event(4_000),
    event(1_000),
    { ...event(4_000), label: 'then' },
    event(3_000),
    gap,
    { ...event(9_000), sessionId: 'b' },
  ])
  await database.notes.add({ id: 'n', sessionId: 'a', at: 3_500, text: '', createdAt: 0 })
  expect((await readLiveEvents(database, 'a', 5)).map(({ kind, label }) => [kind, label])).toEqual([
    ['gap', 'page frozen'],
    ['click', 'at 3000'],
    ['note', ''],
    ['click', 'at 4000'],
    ['click', 'then'],
  ])
  expect(await readLiveEvents(database, 'gone', 4)).toEqual([])
})
