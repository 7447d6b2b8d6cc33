import type { eventWithTime } from '@rrweb/types'
import { gzipSync } from 'fflate'
import { expect, it } from 'vitest'

import { MAX_OUTSIDE_MS, MAX_SESSION_MS } from '@/lib/files/limits'
import { EXPORT_FORMATS } from '@/lib/files/export-formats'
import type { HeldMasking } from '@/lib/ingest/mask-chunk'
import { DEFAULT_RULES } from '@/lib/model/rules'
import { createPlayback } from '@/lib/playback/create-playback'
import { createDatabaseStore } from '@/lib/playback/database-store'
import type { Database } from '@/lib/store/database'
import { deleteSession } from '@/lib/store/delete-session'

import { createRandom } from '../../fixtures/random'
import { buildClick, buildMeta, buildMutation, buildPageView, buildSnapshot, T0 } from '../../fixtures/rrweb-events'
import { SMALL, storeSession } from '../../fixtures/stored-session'
import { openDatabase, readPlain, take, write } from './support'

const COUNT = Number(process.env['MUTATIONS'] ?? 10_000)

type Bytes = Uint8Array<ArrayBuffer>

const EVENTS = [
  buildMeta(),
  buildSnapshot(T0 + 1),
  buildPageView(T0 + 2),
  buildClick('Buy', T0 + 5),
  buildMutation(T0 + 9),
]
const encode = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))

async function listSeeds(): Promise<Bytes[]> {
  const database = openDatabase()
  await storeSession(database, { ...SMALL, lengthMs: 3_000 })
  const archive = (await write(database, 'afterimage', ['session-1'])).bytes
  return [
    archive,
    encode(EVENTS),
    encode({ events: EVENTS }),
    encode({
      version: '2023-04-28',
      data: {
        id: 'x',
        person: { distinct_ids: ['z'] },
        snapshots: EVENTS.map((event) => ({ windowId: 'w', ...event })),
      },
    }),
    encode({ version: '2022-12-02', data: { snapshotsByWindowId: { w: EVENTS } } }),
    encode(EVENTS.map((event) => JSON.stringify(['w', event])).join('\n')),
    encode([EVENTS.slice(0, 2), EVENTS.slice(2)]),
    encode(`{"segment_id":0}\n${JSON.stringify(EVENTS)}`),
    gzipSync(encode(EVENTS)),
  ]
}

/** What a JSON may hold in place of anything. */
const VALUES = [
  'null',
  '-1',
  '1e999',
  '"x"',
  '[]',
  '{}',
  'true',
  '[[[[]]]]',
  '{"__proto__":{"a":1}}',
  '9007199254740993',
  '""',
]

function mutate(seed: Bytes, random: () => number): Bytes {
  const bytes = new Uint8Array(seed)
  const below = (most: number) => Math.floor(random() * most)
  const turn = random()
  if (turn < 0.1) return bytes.slice(0, below(bytes.length))
  if (turn < 0.4) {
    for (let count = 1 + below(6); count > 0; count -= 1) bytes[below(bytes.length)] = below(256)
    return bytes
  }
  if (turn < 0.5) {
    const [from, length] = [below(bytes.length), below(60)]
    return new Uint8Array([...bytes.slice(0, from), ...bytes.slice(from + length)])
  }
  if (turn < 0.6) {
    const [from, to] = [below(bytes.length), below(bytes.length)]
    return new Uint8Array([...bytes.slice(0, to), ...bytes.slice(from, from + 60), ...bytes.slice(to)])
  }
  // Another value in the place of one.
  const text = new TextDecoder('latin1').decode(bytes)
  const places = [...text.matchAll(/(?<=[:[,])(?:-?\d+(?:\.\d+)?|"[^"\\]{0,40}"|\[\]|\{\}|null|true|false)(?=[,\]}])/g)]
  const place = places[below(places.length)]
  if (!place) return bytes
  const value = VALUES[below(VALUES.length)]!
  return Uint8Array.from(text.slice(0, place.index) + value + text.slice(place.index + place[0].length), (letter) =>
    letter.charCodeAt(0),
  )
}

async function holdRules(): Promise<HeldMasking> {
  const createKey = () => crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return { rules: DEFAULT_RULES, revision: 3, typed: [], key: await createKey(), personKey: await createKey() }
}

/** The player reads all of it, and goes out again in every kind of file. */
async function expectPlayed(database: Database, id: string): Promise<void> {
  const playback = createPlayback(createDatabaseStore(database))
  expect(await playback.open(id)).toBeDefined()
  const index = await playback.index(() => undefined)
  expect(index!.brokenChunkCount).toBe(0)
  for (const { windows } of [index!.timeline]) {
    for (const { blocks } of windows)
      for (const { windowId, from } of blocks) expect(await playback.readBlock(windowId, from)).toBeDefined()
  }
  // The page that plays a session is a file of the extension.
  for (const { id: format } of EXPORT_FORMATS.filter(({ id: one }) => one !== 'html'))
    expect((await write(database, format, [id])).bytes.length).toBeGreaterThan(0)
}

/** Nothing that was found in a file may be half there, or not be what the player relies on. */
async function expectSound(database: Database, id: string): Promise<void> {
  const { session, pages, rrweb, events, windows } = await readPlain(database, id)
  expect(session.startedAt).toBeGreaterThanOrEqual(0)
  expect(session.endedAt).toBeGreaterThanOrEqual(session.startedAt)
  expect(session.endedAt - session.startedAt).toBeLessThanOrEqual(MAX_SESSION_MS)
  expect(windows.length).toBeGreaterThan(0)
  expect(pages.some(({ hasSnapshot }) => hasSnapshot)).toBe(true)
  // One question each: ten thousand times as many would be most of the test.
  const isSoundEvent = ({ timestamp, type }: eventWithTime) =>
    Number.isFinite(timestamp) && timestamp >= 0 && [0, 1, 2, 3, 4, 5, 6].includes(type)
  expect(rrweb.flat().filter((event) => !isSoundEvent(event))).toEqual([])
  const isSoundRow = ({ at, url }: { at: number; url: string }) =>
    at >= session.startedAt - MAX_OUTSIDE_MS && at <= session.endedAt + MAX_OUTSIDE_MS && !/^javascript:/i.test(url)
  expect(events.filter((row) => !isSoundRow(row))).toEqual([])
}

it(
  `of ${COUNT.toLocaleString('en-US')} mutated files each gives a sound session or a reason`,
  { timeout: 600_000 },
  async () => {
    const seeds = await listSeeds()
    const database = openDatabase()
    const random = createRandom(8)
    const rules = await holdRules()
    const seen = { taken: 0, refused: 0 }
    for (let index = 0; index < COUNT; index += 1) {
      // The archive is what there is most to get wrong in.
      const seed = random() < 0.3 ? seeds[0]! : seeds[Math.floor(random() * seeds.length)]!
      const isMasked = random() < 0.05
      const options = isMasked ? { masking: rules } : {}
      const { taken, refused, known } = await take(database, mutate(seed, random), options)
      expect(taken.length + refused.length + known.length).toBeGreaterThan(0)
      seen.taken += taken.length
      seen.refused += refused.length
      for (const { id } of taken) {
        await expectSound(database, id)
        if (random() < 0.01) await expectPlayed(database, id)
        await deleteSession(database, id, () => true)
      }
    }
    expect(seen.taken).toBeGreaterThan(COUNT / 10)
    expect(seen.refused).toBeGreaterThan(COUNT / 10)
    expect(({} as { a?: number }).a).toBeUndefined()
    // Nothing is left of what was refused in its middle.
    const counts = [
      database.sessions,
      database.chunks,
      database.pages,
      database.events,
      database.windows,
      database.jobs,
    ]
    expect(await Promise.all(counts.map((table) => table.count()))).toEqual([0, 0, 0, 0, 0, 0])
  },
)
