import { expect, it } from 'vitest'

import { EXPORT_FORMATS } from '@/lib/files/export-formats'
import { createSource } from '@/lib/files/export-source'
import { PART_BYTES } from '@/lib/files/limits'
import { readStoredChunks } from '@/lib/files/read-stored-chunks'
import { openExport } from '@/lib/files/write-export'
import { mergeSessionChunks } from '@/lib/store/merge-chunks'
import { unpackEvents } from '@/lib/store/pack'
import { packChunk } from '@/lib/store/pack-chunk'

import { buildIncrement, T0 } from '../../fixtures/rrweb-events'
import { SMALL, storeSession } from '../../fixtures/stored-session'
import { NOW, openDatabase, readPlain, take, write } from './support'

it('an archive opens again with nothing lost', async () => {
  const [here, there] = [openDatabase(), openDatabase()]
  await storeSession(here, { ...SMALL, windowCount: 2, lengthMs: 90_000 })
  const { name, bytes } = await write(here, 'afterimage', ['session-1'])
  expect(name).toBe('Plants-pots-2026-01-05-0900.afterimage')
  const result = await take(there, bytes)
  expect(result).toMatchObject({ known: [], refused: [], leftOut: {} })
  const [taken] = result.taken
  expect(taken!.id).not.toBe('session-1')
  expect(await readPlain(there, taken!.id)).toEqual(await readPlain(here, 'session-1'))
  expect(await there.people.toArray()).toEqual(await here.people.toArray())
  expect(await there.studies.toArray()).toEqual(await here.studies.toArray())
  expect((await there.assets.toArray())[0]!.body).toEqual((await here.assets.toArray())[0]!.body)
  expect((await there.sessions.get(taken!.id))!.expiresAt).toBe(NOW + 30 * 86_400_000)
  expect(await there.jobs.count()).toBe(0)
})

it.each([1, 5, 15, 16, 17, 31, 39])(
  'what is merged after %i chunks were read is neither lost nor there twice',
  async (count) => {
    const database = openDatabase()
    await storeSession(database, SMALL)
    const page = (await database.pages.toArray())[0]!
    await database.chunks.clear()
    const events = Array.from({ length: 40 }, (_, index) => buildIncrement(3, T0 + index, { id: 1, x: 0, y: index }))
    for (const [seq, event] of events.entries())
      await database.chunks.put(
        await packChunk({ pageId: page.id, sessionId: 'session-1', seq, lastSeq: seq }, [event]),
      )
    const read = []
    for await (const chunk of readStoredChunks(database, page)) {
      read.push(...(await unpackEvents(chunk.codec, chunk.body)))
      if (read.length === count) await mergeSessionChunks(database, 'session-1')
    }
    expect(read).toEqual(events)
  },
)

it('an export reads no further ahead than a few chunks, however long a session is', async () => {
  const database = openDatabase()
  await storeSession(database, SMALL)
  const page = (await database.pages.toArray())[0]!
  const noise = () => Buffer.from(crypto.getRandomValues(new Uint8Array(30_000))).toString('base64')
  for (let seq = 1; seq <= 400; seq += 1) {
    const event = buildIncrement(3, T0 + 40_000 + seq, { id: 1, x: 0, y: seq, noise: noise() })
    await database.chunks.put(await packChunk({ pageId: page.id, sessionId: 'session-1', seq, lastSeq: seq }, [event]))
  }
  let readBytes = 0
  database.chunks.hook('reading', (chunk) => {
    readBytes += chunk.body.byteLength
    return chunk
  })
  const source = createSource(database, { sessionIds: ['session-1'], exportedAt: NOW, linkTo: () => '' })
  const made = (await openExport(
    EXPORT_FORMATS.find(({ id }) => id === 'afterimage')!,
    source,
  ))!
  readBytes = 0
  let [writtenBytes, aheadBytes] = [0, 0]
  for await (const bytes of made.write()) {
    aheadBytes = Math.max(aheadBytes, readBytes - writtenBytes)
    writtenBytes += bytes.byteLength
  }
  const allBytes = (await database.chunks.toArray()).reduce((sum, { body }) => sum + body.byteLength, 0)
  expect(allBytes).toBeGreaterThan(2 * PART_BYTES)
  expect(writtenBytes).toBeGreaterThan(allBytes)
  // One part, and the chunks that are read at once.
  expect(aheadBytes).toBeLessThan(PART_BYTES + 32 * (allBytes / 400))
})
