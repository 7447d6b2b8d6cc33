import { Dexie } from 'dexie'
import { expect, it } from 'vitest'

import { writeOutlines } from '@/lib/search/write-outlines'
import { Database } from '@/lib/store/database'

import { buildPage, buildSession } from '../fixtures/rows'

const CLICK = { windowId: 'w', pageId: 'p', at: 1, kind: 'click', label: 'Pay', role: '', selector: '#pay', url: '' }

it('a database of the first step opens with all its rows, and what sessions did not have then is empty', async () => {
  const name = `afterimage-${crypto.randomUUID()}`
  const old = new Dexie(name)
  old.version(1).stores({
    sessions: 'id, startedAt, status, expiresAt',
    windows: 'id, sessionId, [isOpen+tabId]',
    pages: 'id, sessionId, windowId',
    chunks: '[pageId+seq], sessionId',
    events: '++id, [sessionId+at]',
    notes: 'id, [sessionId+at]',
    assets: 'hash',
    assetUses: '[sessionId+url], sessionId, hash',
    jobs: 'id, dueAt, sessionId',
    settings: 'key',
  })
  const { clickCount, signalCounts, device, identifiedAs, isStarred, viewedAt, ...first } = buildSession()
  await old.table('sessions').add(first)
  await old.table('pages').add(buildPage())
  old.close()

  const database = new Database(name)
  expect([await database.sessions.toArray(), await database.pages.toArray()]).toEqual([
    [{ ...first, clickCount, signalCounts, device, identifiedAs, isStarred, viewedAt }],
    [buildPage()],
  ])
  await database.edits.add({ id: 'e', sessionId: 'session-1', createdAt: 0, isPermanent: 0, kind: 'text', text: 'Jo' })
  expect(await database.edits.where({ sessionId: 'session-1' }).count()).toBe(1)
  await database.delete()
})

it('outlines of before, which do not say what was clicked, are made anew', async () => {
  const name = `afterimage-${crypto.randomUUID()}`
  const old = new Dexie(name)
  old.version(3).stores({
    sessions: 'id, startedAt, status, expiresAt, person',
    events: '++id, [sessionId+at]',
    outlines: 'sessionId',
    jobs: 'id, dueAt, sessionId',
    edits: 'id, sessionId',
  })
  await old.table('sessions').add(buildSession({ status: 'stopped' }))
  await old.table('events').add({ ...CLICK, sessionId: 'session-1' })
  await old.table('outlines').add({ sessionId: 'session-1', json: '{"kinds":[]}' })
  old.close()

  const database = new Database(name)
  expect(await database.outlines.count()).toBe(0)
  expect(await database.jobs.count()).toBe(1)
  await writeOutlines(database)
  const [outline] = await database.outlines.toArray()
  expect(outline!.json).toContain('#pay')
  await database.delete()
})
