import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { openZip } from '@/lib/files/read-zip'
import type { Database } from '@/lib/store/database'

import { storeSession, type StoredSize } from '../../fixtures/stored-session'
import { NOTE_TAGS } from '@/lib/model/note'
import { openDatabase, readPlain, take, write } from './support'

const sizes = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  windowCount: fc.integer({ min: 1, max: 3 }),
  lengthMs: fc.integer({ min: 1_000, max: 100_000 }),
})

/** Whatever people may write. */
const words = fc.string({ unit: 'grapheme', maxLength: 60 })
const said = fc.record({
  title: words,
  tags: fc.array(words, { maxLength: 3 }),
  participant: words,
  isStarred: fc.boolean(),
  note: words,
  tag: fc.constantFrom(...NOTE_TAGS),
})
type Said = typeof said extends fc.Arbitrary<infer T> ? T : never

async function storeSaid(database: Database, size: Omit<StoredSize, 'id'>, { note, tag, ...session }: Said) {
  await storeSession(database, { ...size, id: 'session-1' })
  await database.sessions.update('session-1', session)
  await database.notes.update('session-1 note', { text: note.trim(), tag })
}

const RUNS = { numRuns: 40 }

describe('whatever a session holds', () => {
  it('an archive gives it back', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, said, async (size, words) => {
        const [here, there] = [openDatabase(), openDatabase()]
        await storeSaid(here, size, words)
        const result = await take(there, (await write(here, 'afterimage', ['session-1'])).bytes)
        expect([result.refused, result.leftOut]).toEqual([[], {}])
        expect(await readPlain(there, result.taken[0]!.id)).toEqual(await readPlain(here, 'session-1'))
      }),
      RUNS,
    )
  })

  it('an archive of what came in is the same again', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async (size) => {
        const [here, there, beyond] = [openDatabase(), openDatabase(), openDatabase()]
        await storeSession(here, { ...size, id: 'session-1' })
        const [first] = (await take(there, (await write(here, 'afterimage', ['session-1'])).bytes)).taken
        const [second] = (await take(beyond, (await write(there, 'afterimage', [first!.id])).bytes)).taken
        expect(await readPlain(beyond, second!.id)).toEqual(await readPlain(here, 'session-1'))
      }),
      { numRuns: 15 },
    )
  })

  it.each(['rrweb', 'posthog'])('%s gives back what was shown, when, and what was done', async (format) => {
    await fc.assert(
      fc.asyncProperty(sizes, async (size) => {
        const [here, there] = [openDatabase(), openDatabase()]
        await storeSession(here, { ...size, id: 'session-1' })
        const out = await write(here, format, ['session-1'])
        const result = await take(there, out.bytes)
        expect([result.refused, result.leftOut]).toEqual([[], {}])
        // Written once more it is the same file, but for the names of its windows and of itself.
        for (const [index, { id }] of result.taken.entries()) {
          const again = await write(there, format, [id])
          expect(await readShown(again.bytes)).toEqual(await readShown(out.bytes, index))
        }
        const listDone = async (database: Database) =>
          (await database.events.toArray())
            .filter(({ kind }) => kind === 'click' || kind === 'request')
            .map(({ at, label }) => `${at} ${label}`)
            .toSorted()
        expect(await listDone(there)).toEqual(await listDone(here))
      }),
      RUNS,
    )
  })
})

/** The events of each window of a file, or of one of its files where it is a zip of several. */
async function readShown(bytes: Uint8Array<ArrayBuffer>, index = 0): Promise<unknown[]> {
  const isZip = bytes[0] === 0x50
  const zip = isZip ? await openZip(new Blob([bytes])) : undefined
  const text = new TextDecoder().decode(zip ? await zip.read([...zip.entries.values()][index]!) : bytes)
  const value = JSON.parse(text) as unknown[] | { data: { snapshots: { windowId: string }[] } }
  if (Array.isArray(value)) return [value]
  const windows = Map.groupBy(value.data.snapshots, ({ windowId }) => windowId)
  return [...windows.values()].map((events) => events.map(({ windowId: _windowId, ...event }) => event))
}
