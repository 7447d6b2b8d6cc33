import { gzipSync, strToU8, zipSync } from 'fflate'
import { expect, it } from 'vitest'

import { ARCHIVE_VERSION, HEAD_PART, packFrame, unpackFrames } from '@/lib/files/archive-format'
import type { RefusalReason } from '@/lib/files/refusal'
import { joinBytes, type Bytes } from '@/lib/files/unpack-bytes'
import type { Chunk } from '@/lib/model/chunk'

import { buildIncrement, buildMeta, buildSnapshot, T0 } from '../../fixtures/rrweb-events'
import { rebuild, SESSION, text } from './rebuild'
import { NOW, openDatabase, readPlain, take } from './support'

const MIB = 1024 ** 2

async function refuse(file: Bytes | string): Promise<RefusalReason[]> {
  const database = openDatabase()
  const result = await take(database, file)
  expect(result.taken).toEqual([])
  expect([await database.sessions.count(), await database.chunks.count(), await database.jobs.count()]).toEqual([
    0, 0, 0,
  ])
  return result.refused.map(({ reason }) => reason)
}

/** A zip of one part whose header says other sizes than it has. */
function lie(bytes: Bytes, from: number, to: number): Bytes {
  const view = new DataView(bytes.buffer.slice(0))
  for (let at = 0; at + 4 <= view.byteLength; at += 1)
    if (view.getUint32(at, true) === from) view.setUint32(at, to, true)
  return new Uint8Array(view.buffer)
}

const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

it.each<[string, RefusalReason, () => Promise<Bytes> | Bytes | string]>([
  ['nothing', 'empty', () => ''],
  ['white space', 'empty', () => ' \n '],
  ['half a file of JSON', 'damaged', () => JSON.stringify([buildMeta(), buildSnapshot()]).slice(0, -40)],
  ['other JSON', 'no recording', () => '{"a":[1,2]}'],
  ['a list of nothing', 'no recording', () => '[]'],
  ['a text', 'damaged', () => 'Dear reader'],
  ['JSON that is nested too deep', 'nested too deep', () => deep(100_000)],
  ['a recording without a full snapshot', 'no picture', () => JSON.stringify([buildMeta(), buildIncrement(3)])],
  ['a zip of other files', 'no recording', () => zipSync({ 'a.txt': strToU8('a') })],
  ['a zip that names a place outside', 'names outside of itself', () => zipSync({ '../../etc/passwd': strToU8('a') })],
  ['a zip that names an absolute place', 'names outside of itself', () => zipSync({ '/etc/passwd': strToU8('a') })],
  ['a zip that names a place of Windows', 'names outside of itself', () => zipSync({ 'C:\\x': strToU8('a') })],
  ['a zip of nothing but noughts', 'unpacks to too much', () => zipSync({ 'a.json': new Uint8Array(60 * MIB) })],
  ['gzip of nothing but noughts', 'unpacks to too much', () => gzipSync(new Uint8Array(60 * MIB))],
  [
    'a zip that says too little of its size',
    'unpacks to too much',
    () => lie(zipSync({ 'a.json': new Uint8Array(60 * MIB) }), 60 * MIB, 1_000),
  ],
  [
    'an archive of a newer version',
    'newer version',
    () =>
      rebuild(
        (parts) =>
          void (parts[HEAD_PART] = strToU8(
            text(parts[HEAD_PART]).replace(`"version":${ARCHIVE_VERSION}`, `"version":${ARCHIVE_VERSION + 1}`),
          )),
      ),
  ],
  [
    'an archive whose version is none',
    'damaged',
    () =>
      rebuild(
        (parts) =>
          void (parts[HEAD_PART] = strToU8(
            text(parts[HEAD_PART]).replace(`"version":${ARCHIVE_VERSION}`, '"version":"1"'),
          )),
      ),
  ],
  [
    'an archive whose session is none',
    'damaged',
    () => rebuild((parts) => void (parts[SESSION] = strToU8('{"session":{"id":"a"}}'))),
  ],
  [
    'an archive whose session was changed',
    'damaged',
    () => rebuild((parts) => void (parts[SESSION] = strToU8(text(parts[SESSION]).replace('Plants', 'Plant5'))), false),
  ],
  ['an archive without its session', 'cut off', () => rebuild((parts) => void delete parts[SESSION])],
  [
    'an archive without chunks',
    'damaged',
    () => rebuild((parts) => void delete parts['sessions/0001/chunks-0001.bin']),
  ],
])('%s is refused: %s', async (_name, reason, build) => {
  expect(await refuse(await build())).toEqual([reason])
})

it('a part in another part is how a small file unpacks to any size, and is refused', async () => {
  const zip = zipSync({ 'a.json': strToU8('[1]'), 'b.json': strToU8('[2]') }, { level: 0 })
  const view = new DataView(zip.buffer)
  const central = [...zip.keys()].filter((at) => at + 4 <= zip.length && view.getUint32(at, true) === 0x02_01_4b_50)
  // Both say that they begin where the first does.
  view.setUint32(central[1]! + 42, view.getUint32(central[0]! + 42, true), true)
  expect(await refuse(zip)).toEqual(['unpacks to too much'])
})

it('too many parts are refused before one of them is read', async () => {
  const zip = zipSync({ 'a.json': strToU8('[1]') })
  const view = new DataView(zip.buffer)
  view.setUint16(zip.length - 22 + 10, 65_535, true)
  expect(await refuse(zip)).toEqual(['damaged'])
})

it('events whose times cannot be are left out, and the others come in', async () => {
  const database = openDatabase()
  const wrong = ['-5', '1e999', 'null', '"now"', String(NOW + 400 * 86_400_000), '1000']
  const sound = [buildMeta(), buildSnapshot(), buildIncrement(3, T0 + 500)].map((event) => JSON.stringify(event))
  const events = [...sound, ...wrong.map((time) => JSON.stringify(buildIncrement(3)).replace(String(T0), time))]
  const result = await take(database, `[${events.join(',')}]`)
  expect(result.leftOut).toEqual({ 'events with impossible times': 6 })
  expect((await readPlain(database, result.taken[0]!.id)).session).toMatchObject({ startedAt: T0, endedAt: T0 + 500 })
})

it('a key that is __proto__ changes nothing, however it is written', async () => {
  const database = openDatabase()
  const events = JSON.stringify([buildMeta(), buildSnapshot(T0 + 1)])
  const planted = events.replace(
    '"attributes":{}',
    String.raw`"__proto__":{"polluted":1},"\u005f_proto__":{"polluted":2},"attributes":{"__proto__":{"polluted":3}}`,
  )
  expect(planted).not.toBe(events)
  const result = await take(database, planted)
  expect(result.taken).toHaveLength(1)
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
  expect(JSON.stringify(await readPlain(database, result.taken[0]!.id))).not.toContain('polluted')
})

it('chunks of a small file that unpack to gigabytes are refused before all are', async () => {
  const bomb = gzipSync(
    strToU8(
      `[${'{"type":0,"data":{},"timestamp":1767603600000},'.repeat(400_000)}{"type":0,"data":{},"timestamp":1767603600000}]`,
    ),
    { level: 9 },
  )
  const file = await rebuild((parts) => {
    const [frame] = [...unpackFrames(parts['sessions/0001/chunks-0001.bin']! as Bytes)]
    const head = frame!.head as Chunk
    const frames = Array.from({ length: 40 }, (_, index) =>
      packFrame({ ...head, sessionId: '', seq: index, lastSeq: index, body: bomb }),
    )
    parts['sessions/0001/chunks-0001.bin'] = joinBytes(frames)
  })
  expect(await refuse(file)).toEqual(['unpacks to too much'])
})
