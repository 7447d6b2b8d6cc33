import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'

import { DEFAULT_RULES } from '@/lib/model/rules'

import { buildChunk, buildPage, buildSession, buildWindow } from '../fixtures/rows'
import { buildClick, buildSnapshot, T0 } from '../fixtures/rrweb-events'
import { readTables } from './support/read-tables'
import { openScene, type Scene } from './support/scene'

const DAY_MS = 86_400_000

/** A stopped session of so many days, with a row in every table and two pictures: its own and one all share. */
async function storeSession({ store }: Scene, id: string, ageDays: number, changes = {}): Promise<void> {
  const startedAt = T0 - ageDays * DAY_MS
  const dates = { startedAt, endedAt: startedAt + 1, expiresAt: startedAt + 90 * DAY_MS }
  await store.sessions.add(buildSession({ id, ...dates, ...changes }))
  await store.windows.add(buildWindow({ id: `w-${id}`, sessionId: id }))
  await store.pages.add(buildPage({ id: `${id}:d`, sessionId: id, windowId: `w-${id}` }))
  await store.chunks.add(buildChunk({ pageId: `${id}:d`, sessionId: id }))
  const place = { sessionId: id, windowId: `w-${id}`, pageId: `${id}:d`, role: '', selector: '', url: '', nodeId: 0 }
  await store.events.add({ ...place, at: startedAt, kind: 'click', label: id })
  await store.sessionRules.put({ sessionId: id, revision: 0, at: startedAt, rules: DEFAULT_RULES })
  await store.notes.add({ id: `n-${id}`, sessionId: id, at: startedAt, text: id, createdAt: startedAt })
  await store.outlines.add({ sessionId: id, json: '{}' })
  const picture = { type: 'image/webp', body: new Uint8Array(3), width: 320, height: 200, drawnAt: startedAt } as const
  await store.thumbnails.add({ sessionId: id, ...picture })
  const edit = { sessionId: id, createdAt: startedAt, isPermanent: 0 } as const
  await store.edits.add({ ...edit, id: `e-${id}`, kind: 'text', text: 'gone' })
  for (const hash of [`own-${id}`, 'shared']) {
    await store.assets.put({ hash, type: 'image/png', body: new Uint8Array(3), storedAt: startedAt })
    await store.assetUses.add({ sessionId: id, url: `https://shop.test/${hash}`, pageId: `${id}:d`, hash })
  }
}

const listSessions = async ({ store }: Scene) => (await store.sessions.toArray()).map(({ id }) => id).toSorted()

async function retainAt(scene: Scene, at: number): Promise<void> {
  await scene.rest()
  scene.clock.at = at
  await scene.store.jobs.put({ id: 'retention', kind: 'retention', dueAt: at })
  await scene.browser.ringAlarm('jobs')
  await scene.rest()
}

/** Tables of what belongs to no session, or outlives it: a link can be revoked when its session is gone. */
const OTHER_TABLES = new Set([
  'jobs',
  'settings',
  'people',
  'savedFilters',
  'cohorts',
  'studies',
  'insights',
  'shares',
  'shareParts',
])

/** What each of the other tables holds of a session. */
async function countRows(scene: Scene, id: string): Promise<number[]> {
  const tables = Object.entries(await readTables(scene)).filter(([name]) => !OTHER_TABLES.has(name))
  return tables.map(([, rows]) => rows.filter((row) => JSON.stringify(row).includes(id)).length)
}

describe('retention', { timeout: 30_000 }, () => {
  afterEach(() => void vi.restoreAllMocks())

  it('gives each new session a date in 90 days, of its own', async () => {
    const scene = openScene()
    const one = await scene.record()
    scene.clock.at = T0 + DAY_MS
    const two = await scene.record('https://blog.test/')
    expect((await scene.readSession(one.sessionId)).expiresAt).toBe(T0 + 90 * DAY_MS)
    expect((await scene.readSession(two.sessionId)).expiresAt).toBe(T0 + 91 * DAY_MS)
  })

  it('removes a session on its date and not before', async () => {
    const scene = openScene()
    await storeSession(scene, 'old', 10)
    await retainAt(scene, T0 + 80 * DAY_MS - 1)
    expect(await listSessions(scene)).toEqual(['old'])
    await retainAt(scene, T0 + 80 * DAY_MS)
    expect(await listSessions(scene)).toEqual([])
  })

  it('is looked at again every six hours by itself, by a worker that was not there before', async () => {
    const scene = openScene()
    await storeSession(scene, 'old', 89)
    await scene.worker.wake()
    await scene.rest()
    const job = await scene.store.jobs.get('retention')
    expect(job).toMatchObject({ dueAt: T0 + DAY_MS / 4 })
    await scene.worker.kill()
    scene.clock.at = T0 + 2 * DAY_MS
    await scene.browser.ringAlarm('jobs')
    await scene.rest()
    expect(await listSessions(scene)).toEqual([])
  })

  it('leaves sessions that are kept, until they are no longer', async () => {
    const scene = openScene()
    await storeSession(scene, 'kept', 10)
    await storeSession(scene, 'other', 10)
    await scene.ask('keepSessions', { sessionIds: ['kept'], isKept: true })
    await retainAt(scene, T0 + 300 * DAY_MS)
    expect(await listSessions(scene)).toEqual(['kept'])
    await scene.ask('keepSessions', { sessionIds: ['kept'], isKept: false })
    await retainAt(scene, T0 + 300 * DAY_MS)
    expect(await listSessions(scene)).toEqual([])
  })

  it('never touches what is being recorded or paused', async () => {
    const scene = openScene()
    const recorded = await scene.record()
    const paused = await scene.record('https://blog.test/')
    await recorded.page.say(buildSnapshot(T0), buildClick('Buy', T0))
    await scene.ask('pauseRecording', { sessionId: paused.sessionId })
    await retainAt(scene, T0 + 1_000 * DAY_MS)
    await scene.ask('changeRetention', { days: 30, toOld: true })
    expect(await listSessions(scene)).toEqual([recorded.sessionId, paused.sessionId].toSorted())
    expect(await scene.store.chunks.count()).toBe(1)
  })

  it('takes a session whole: every row, its own pictures, and those of no other', async () => {
    const scene = openScene()
    await storeSession(scene, 'old', 91)
    await storeSession(scene, 'new', 1)
    const before = await countRows(scene, 'new')
    expect((await countRows(scene, 'old')).every((count) => count > 0)).toBe(true)
    await retainAt(scene, T0)
    expect((await countRows(scene, 'old')).every((count) => count === 0)).toBe(true)
    expect(await countRows(scene, 'new')).toEqual(before)
    expect((await scene.store.assets.toArray()).map(({ hash }) => hash).toSorted()).toEqual(['own-new', 'shared'])
    await retainAt(scene, T0 + 100 * DAY_MS)
    expect(await scene.store.assets.count()).toBe(0)
  })

  it.each([
    'sessions',
    'windows',
    'pages',
    'chunks',
    'events',
    'notes',
    'sessionRules',
    'outlines',
    'thumbnails',
    'assetUses',
    'assets',
    'edits',
  ])('takes all or nothing when it fails at %s, and all the next time', async (table) => {
    vi.spyOn(console, 'error').mockReturnValue(undefined)
    const scene = openScene()
    await storeSession(scene, 'old', 91)
    await retainAt(scene, T0 - 20 * DAY_MS)
    const before = { ...(await readTables(scene)), jobs: [] }
    const repair = breakDeletesOf(table)
    await retainAt(scene, T0)
    expect({ ...(await readTables(scene)), jobs: [] }).toEqual(before)
    repair()
    await retainAt(scene, T0 + 2 * 3_600_000)
    expect((await countRows(scene, 'old')).every((count) => count === 0)).toBe(true)
  })

  it('is changed for new sessions only, or for old ones too', async () => {
    const scene = openScene()
    await storeSession(scene, 'older', 40)
    await storeSession(scene, 'younger', 20)
    await storeSession(scene, 'kept', 40, { isKept: true })
    await scene.ask('changeRetention', { days: 30, toOld: false })
    await retainAt(scene, T0)
    expect(await listSessions(scene)).toEqual(['kept', 'older', 'younger'])
    expect((await scene.readSession('younger')).expiresAt).toBe(T0 + 70 * DAY_MS)
    const { sessionId } = await scene.record()
    expect((await scene.readSession(sessionId)).expiresAt).toBe(T0 + 30 * DAY_MS)

    await scene.ask('changeRetention', { days: 30, toOld: true })
    expect(await listSessions(scene)).toEqual(['kept', 'younger', sessionId].toSorted())
    expect((await scene.readSession('younger')).expiresAt).toBe(T0 + 10 * DAY_MS)
  })

  it.each([0, -1, 0.5, NaN, '30', null])('is not changed to %s days', async (days) => {
    const scene = openScene()
    await storeSession(scene, 'old', 40)
    const before = await readTables(scene)
    await expect(scene.ask('changeRetention', { days, toOld: true })).rejects.toThrow('at least one day')
    expect(await readTables(scene)).toMatchObject({ sessions: before['sessions'], settings: before['settings'] })
  })
})

/** From now on a delete in this table ends its transaction, as when the worker dies; the answer mends it. */
function breakDeletesOf(table: string): () => void {
  const rows = IDBObjectStore.prototype
  const whole = Reflect.get(rows, 'delete') as (this: IDBObjectStore, ...keys: unknown[]) => unknown
  function abort(this: IDBObjectStore, ...keys: unknown[]): unknown {
    const request = whole.apply(this, keys)
    if (this.name === table) this.transaction.abort()
    return request
  }
  Object.assign(rows, { delete: abort })
  const mend = () => void Object.assign(rows, { delete: whole })
  onTestFinished(mend)
  return mend
}
