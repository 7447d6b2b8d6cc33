import { expect, it } from 'vitest'

import { createFiles } from '@/lib/files/create-files'
import { LEFTOVERS_MS } from '@/lib/files/limits'
import { hashOf } from '@/lib/files/unpack-bytes'
import { createJobRunner } from '@/lib/recording/run-job'
import { runJobs } from '@/lib/jobs/run-jobs'
import { createShareRunner } from '@/lib/sharing/run-shares'
import { createSearch } from '@/lib/search/search'
import { Database } from '@/lib/store/database'
import { ALL_SESSIONS } from '@/lib/model/query'

import { SMALL, storeSession } from '../../fixtures/stored-session'
import { NOW, openDatabase, take, write } from './support'

const BIG = { ...SMALL, windowCount: 3, lengthMs: 20 * 60_000 }

async function writeArchive(size = SMALL) {
  const database = openDatabase()
  await storeSession(database, size)
  return (await write(database, 'afterimage', ['session-1'])).bytes
}

const countAll = async (database: Database) =>
  Object.fromEntries(
    await Promise.all(database.tables.map(async (table) => [table.name, await table.count()] as const)),
  )
it('a file that is given twice is stored once', async () => {
  const database = openDatabase()
  const file = await writeArchive()
  const first = await take(database, file)
  const counts = await countAll(database)
  const second = await take(database, file)
  expect([second.taken, second.known]).toEqual([[], [expect.objectContaining({ id: first.taken[0]!.id })]])
  expect(await countAll(database)).toEqual(counts)
})

it('a session is known in the browser it comes from, and again where it was taken in and went out anew', async () => {
  const [here, there] = [openDatabase(), openDatabase()]
  await storeSession(here, SMALL)
  const file = await write(here, 'afterimage', ['session-1'])
  expect((await take(here, file.bytes)).known).toHaveLength(1)
  const [taken] = (await take(there, file.bytes)).taken
  const again = await write(there, 'afterimage', [taken!.id])
  expect((await take(here, again.bytes)).known).toEqual([expect.objectContaining({ id: 'session-1' })])
})

it('one that is about to be deleted is not here any more', async () => {
  const database = openDatabase()
  await storeSession(database, SMALL)
  const { bytes } = await write(database, 'afterimage', ['session-1'])
  await database.sessions.update('session-1', { deletedAt: NOW })
  expect((await take(database, bytes)).taken).toHaveLength(1)
})

it('a file changes nobody who is known already', async () => {
  const database = openDatabase()
  await database.people.put({ id: 'ann', name: 'Ann of ours', properties: {}, mergedInto: null })
  await database.studies.put({ name: 'Checkout', participants: [], tasks: [], consentNote: 'ours', createdAt: 1 })
  await take(database, await writeArchive())
  expect((await database.people.get('ann'))!.name).toBe('Ann of ours')
  expect((await database.studies.get('Checkout'))!.consentNote).toBe('ours')
})

it('what is stopped in its middle leaves nothing', async () => {
  const file = await writeArchive(BIG)
  for (const afterBytes of [1, 20_000, 60_000]) {
    const database = openDatabase()
    const stopping = new AbortController()
    const tell = (bytes: number) => void (bytes >= afterBytes && stopping.abort())
    await expect(take(database, file, { stop: stopping.signal, tell })).rejects.toThrow(/abort/i)
    expect(await countAll(database)).toEqual(await countAll(openDatabase()))
  }
})

it('of what was killed in its middle nothing is shown, and a job takes the rest away', async () => {
  const here = openDatabase()
  await storeSession(here, SMALL)
  for (const name of ['a', 'b', 'c']) await addAsset(here, name, 5 * 1024 ** 2)
  const { bytes } = await write(here, 'afterimage', ['session-1'])
  const killed = openDatabase()
  // Its connection goes with it, after some of the rows are stored.
  const tell = (stored: number) => void (stored > 11 * 1024 ** 2 && killed.close())
  await expect(take(killed, bytes, { tell })).rejects.toThrow(/closed/i)
  const database = new Database(killed.name)
  expect(await database.chunks.count()).toBeGreaterThan(0)
  expect(await database.assets.count()).toBeGreaterThan(0)
  expect(await database.sessions.count()).toBe(0)
  await runJobs(
    database,
    NOW + LEFTOVERS_MS,
    createJobRunner(
      database,
      () => NOW,
      createShareRunner(database, () => NOW),
    ),
  )
  expect(await countAll(database)).toEqual(await countAll(openDatabase()))
  database.close()
})

async function addAsset(database: Database, name: string, size: number): Promise<void> {
  const body = new Uint8Array(size)
  for (let from = 0; from < size; from += 65_536) crypto.getRandomValues(body.subarray(from, from + 65_536))
  const hash = await hashOf(body)
  const [page] = await database.pages.toArray()
  await database.assets.put({ hash, type: 'image/png', body, storedAt: 0 })
  await database.assetUses.put({ sessionId: 'session-1', url: `https://shop.test/${name}.png`, pageId: page!.id, hash })
}

it('a disk that is full is a reason, and leaves nothing', async () => {
  const database = openDatabase()
  const full = new DOMException('no room', 'QuotaExceededError')
  database.chunks.hook('creating', () => {
    throw full
  })
  const result = await take(database, await writeArchive())
  expect(result.refused.map(({ reason }) => reason)).toEqual(['no room'])
  expect(await countAll(database)).toEqual(await countAll(openDatabase()))
})

it('a search that is open finds what another context has taken in', async () => {
  const database = openDatabase()
  const other = new Database(database.name)
  const search = createSearch(
    other,
    () => undefined,
    () => NOW,
  )
  expect((await search.list(ALL_SESSIONS)).ids).toEqual([])
  const told = new Promise<void>((resolve) => search.watch(resolve))
  const [taken] = (await take(database, await writeArchive())).taken
  await told
  expect((await search.list(ALL_SESSIONS)).ids).toEqual([taken!.id])
  expect((await search.list({ ...ALL_SESSIONS, text: 'cart' })).ids).toEqual([taken!.id])
  other.close()
})

it('an export that is stopped ends, and one of nothing says so', async () => {
  const database = openDatabase()
  await storeSession(database, BIG)
  const files = createFiles(database, () => NOW)
  const wish = { formatId: 'afterimage', sessionIds: ['session-1'], dashboardUrl: '' }
  let pieceCount = 0
  const sink = {
    open: async () => undefined,
    async write() {
      pieceCount += 1
      if (pieceCount === 2) files.stop()
    },
  }
  expect(await files.export(wish, sink, () => undefined)).toEqual({ ok: false, reason: 'stopped' })
  expect(pieceCount).toBe(2)
  const gone = { ...wish, formatId: 'rrweb', sessionIds: ['nobody'] }
  expect(await files.export(gone, sink, () => undefined)).toEqual({ ok: false, reason: 'nothing to write' })
})
