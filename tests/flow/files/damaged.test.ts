import { strToU8 } from 'fflate'
import { expect, it } from 'vitest'

import type { LeftOut } from '@/lib/files/refusal'

import { T0 } from '../../fixtures/rrweb-events'
import { rebuild, SESSION, text, writeArchive } from './rebuild'
import { NOW, openDatabase, readPlain, take } from './support'

it('rows that are none are left out, and what belongs to this browser alone is not taken over', async () => {
  const database = openDatabase()
  const file = await rebuild((parts) => {
    const part = JSON.parse(text(parts[SESSION])) as { session: object; pages: object[] }
    Object.assign(part.session, {
      isKept: true,
      deletedAt: 5,
      blockedSites: ['<all_urls>'],
      expiresAt: 9e15,
      tags: [1, 'ok', {}],
      extra: 'x',
    })
    part.pages.push({ id: 7 }, { id: 'p', windowId: 'none', startedAt: 1, url: 'javascript:alert(1)' })
    parts[SESSION] = strToU8(JSON.stringify(part))
    parts['sessions/0001/notes.json'] = strToU8(
      '[{"text":5},{"id":"n","sessionId":"s","at":1e300,"createdAt":1,"text":"a"}]',
    )
    parts['sessions/0001/events-0001.json'] = strToU8(
      `[null,{"kind":"explosion","at":${T0}},{"kind":"click","at":${T0 + 5},"url":"javascript:alert(1)","count":-3}]`,
    )
  })
  const result = await take(database, file)
  expect(result.leftOut).toEqual({ 'rows of an unknown shape': 4 })
  const session = (await database.sessions.toArray())[0]!
  expect(session).toMatchObject({
    isKept: false,
    deletedAt: null,
    blockedSites: [],
    tags: ['ok'],
    expiresAt: NOW + 30 * 86_400_000,
  })
  expect(session).not.toHaveProperty('extra')
  expect(await database.notes.count()).toBe(0)
  expect((await database.events.toArray()).map(({ kind, url, count }) => [kind, url, count])).toEqual([
    ['click', '', 0],
  ])
})

it('what lies far outside of its session is left out: no timeline of years comes of it', async () => {
  const database = openDatabase()
  const file = await rebuild((parts) => {
    const part = JSON.parse(text(parts[SESSION])) as { windows: object[]; pages: object[] }
    Object.assign(part.windows[0]!, { openedAt: 0, closedAt: 8e15 })
    Object.assign(part.pages[0]!, { startedAt: 5, endedAt: 8e15 })
    parts[SESSION] = strToU8(JSON.stringify(part))
    const events = JSON.parse(text(parts['sessions/0001/events-0001.json'])) as object[]
    parts['sessions/0001/events-0001.json'] = strToU8(JSON.stringify([...events, { ...events[0], at: 5 }]))
  })
  const result = await take(database, file)
  expect(result.leftOut).toEqual({ 'rows of an unknown shape': 1 })
  const { session, windows, pages, events } = await readPlain(database, result.taken[0]!.id)
  const instants = [
    ...windows.map(({ openedAt }) => openedAt),
    ...pages.map(({ endedAt }) => endedAt),
    ...events.map(({ at }) => at),
  ]
  expect(Math.min(...instants)).toBeGreaterThanOrEqual(session.startedAt - 3_600_000)
  expect(Math.max(...instants)).toBeLessThanOrEqual(session.endedAt + 3_600_000)
})

it('a session that says it lasts for years is refused', async () => {
  const file = await rebuild((parts) => {
    parts[SESSION] = strToU8(text(parts[SESSION]).replace(/"endedAt":\d+/, '"endedAt":4102444800000'))
  })
  const result = await take(openDatabase(), file)
  expect([result.taken, result.refused.map(({ reason }) => reason)]).toEqual([[], ['damaged']])
})

it('a damaged part of the chunks is left out and shown as a gap; the rest comes in', async () => {
  const database = openDatabase()
  const file = await rebuild((parts) => {
    const chunks = parts['sessions/0001/chunks-0001.bin']!
    // Somewhere in the body of the last chunk, which is gzip with a checksum.
    chunks[chunks.length - 20]! ^= 0xff
  })
  const result = await take(database, file)
  expect(result.leftOut).toEqual({ 'damaged chunks': 1 })
  expect(result.taken).toHaveLength(1)
  const { events } = await readPlain(database, result.taken[0]!.id)
  expect(events.filter(({ kind, label }) => kind === 'gap' && label === 'damaged chunk')).toHaveLength(1)
})

it('what is here of a damaged file keeps neither the whole one out, nor comes in twice', async () => {
  const database = openDatabase()
  const whole = await writeArchive()
  const damaged = await rebuild((parts) => {
    const chunks = parts['sessions/0001/chunks-0001.bin']!
    chunks[chunks.length - 20]! ^= 0xff
  })
  const counts = []
  for (const file of [damaged, damaged, whole, damaged, whole]) {
    const { taken, known } = await take(database, file)
    counts.push([taken.length, known.length])
  }
  expect(counts).toEqual([
    [1, 0],
    [0, 1],
    [1, 0],
    [0, 1],
    [0, 1],
  ])
  expect(await database.sessions.count()).toBe(2)
})

it('without its list of events a session has those that its chunks tell', async () => {
  const database = openDatabase()
  const file = await rebuild((parts) => {
    parts['sessions/0001/events-0001.json'] = strToU8('[{"kind"')
  })
  const result = await take(database, file)
  expect(result.leftOut).toEqual({ 'damaged parts': 1 })
  const { events } = await readPlain(database, result.taken[0]!.id)
  const kinds = new Set(events.map(({ kind }) => kind))
  expect((['page view', 'click', 'request', 'console'] as const).filter((kind) => !kinds.has(kind))).toEqual([])
})

it('a file that is cut off anywhere gives what is whole of it or a reason', async () => {
  const whole = await writeArchive()
  const database = openDatabase()
  const seen = new Set<string>()
  for (let length = 0; length < whole.length; length += Math.ceil(whole.length / 150)) {
    const result = await take(database, whole.slice(0, length))
    const [taken] = result.taken
    seen.add(taken ? 'taken' : result.refused[0]!.reason)
    if (!taken) continue
    const { rrweb } = await readPlain(database, taken.id)
    expect(rrweb.flat().length).toBeGreaterThan(0)
    // With the manifest nothing but the directory of the zip is missing.
    expect([{ 'missing ends': 1 }, {}]).toContainEqual(pickEnds(result.leftOut))
    await database.sessions.delete(taken.id)
  }
  expect([...seen].toSorted()).toEqual(
    ['cut off', 'damaged', 'empty', 'no picture', 'taken'].filter((one) => seen.has(one)),
  )
  expect(seen).toContain('taken')
})

function pickEnds({ 'missing ends': ends }: LeftOut): LeftOut {
  return ends === undefined ? {} : { 'missing ends': ends }
}
