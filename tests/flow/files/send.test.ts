import { afterEach, expect, it } from 'vitest'

import { createFiles, type ExportProgress } from '@/lib/files/create-files'
import { EXPORT_FORMATS } from '@/lib/files/export-formats'
import { writeSharePolicy } from '@/lib/sharing/read-shares'
import type { Database } from '@/lib/store/database'

import { startPlainEndpoint, type PlainEndpoint } from '../../fixtures/plain-endpoint'
import { SMALL, storeSession } from '../../fixtures/stored-session'
import { NOW, openDatabase, readPlain, take, write } from './support'

let endpoint: PlainEndpoint | undefined
afterEach(() => endpoint?.close())

const wishFor = (formatId: string) => ({
  formatId,
  sessionIds: ['session-1'],
  dashboardUrl: 'chrome-extension://x/dashboard.html',
})

async function open(answer: Parameters<typeof startPlainEndpoint>[0] = {}) {
  const database = openDatabase()
  await storeSession(database, SMALL)
  endpoint = await startPlainEndpoint(answer)
  return { database, files: createFiles(database, () => NOW), endpoint }
}

function send(database: Database, address: string, token = '', tell: (progress: ExportProgress) => void = () => {}) {
  return createFiles(database, () => NOW).send(wishFor('report'), { address, token }, tell)
}

/** All but the one that reads a page of the extension: that takes a browser. */
const FORMATS = EXPORT_FORMATS.filter(({ id }) => id !== 'html')

it.each(FORMATS)('$label is received byte for byte, under its name and type', async ({ id }) => {
  const { database, files, endpoint: here } = await open()
  const told: ExportProgress[] = []
  const to = { address: `${here.origin}/in?signature=a%2Fb`, token: '' }
  expect(await files.send(wishFor(id), to, (progress) => void told.push(progress))).toEqual({ ok: true })
  const made = await write(database, id, ['session-1'])
  const [got] = here.received
  expect(here.received).toHaveLength(1)
  expect([got!.method, got!.url]).toEqual(['PUT', '/in?signature=a%2Fb'])
  expect(Buffer.compare(got!.bytes, Buffer.from(made.bytes))).toBe(0)
  expect(got!.headers['content-length']).toBe(String(made.bytes.byteLength))
  expect(got!.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${encodeURIComponent(made.name)}`)
  expect(got!.headers['content-type']).toMatch(/^\w+\/[\w-]+$/)
  expect(got!.headers).not.toHaveProperty('authorization')
  expect(told.at(-1)).toEqual({ sessionCount: 1, bytes: made.bytes.byteLength, isSending: true })
})

it('an archive that was received is taken in elsewhere with nothing lost', async () => {
  const { database, files, endpoint: here } = await open()
  await files.send(wishFor('afterimage'), { address: here.origin, token: 'let-me-in' }, () => {})
  const [got] = here.received
  expect(got!.headers.authorization).toBe('Bearer let-me-in')
  const there = openDatabase()
  const { taken } = await take(there, new Uint8Array(got!.bytes))
  expect(await readPlain(there, taken[0]!.id)).toEqual(await readPlain(database, 'session-1'))
})

it.each([401, 403, 404, 413, 500, 507])('a refusal with %i is told as it is', async (status) => {
  const { database, endpoint: here } = await open({ answer: (_request, response) => response.writeHead(status).end() })
  expect(await send(database, here.origin)).toEqual({ ok: false, reason: 'refused', status })
})

it('the file is not carried on to where a redirect leads', async () => {
  const other = await startPlainEndpoint()
  const { database, endpoint: here } = await open({
    answer: (_request, response) => response.writeHead(307, { Location: `${other.origin}/elsewhere` }).end(),
  })
  expect(await send(database, here.origin, 'secret')).toEqual({ ok: false, reason: 'unreachable' })
  expect(other.received).toEqual([])
  await other.close()
})

it('an endpoint that is not there is told', async () => {
  const { database, endpoint: here } = await open()
  await here.close()
  expect(await send(database, here.origin)).toEqual({ ok: false, reason: 'unreachable' })
})

it('stopped while it waits for the answer, nothing goes on', async () => {
  const waiting = Promise.withResolvers<void>()
  const { files, endpoint: here } = await open({ answer: () => waiting.resolve() })
  const sent = files.send(wishFor('afterimage'), { address: here.origin, token: '' }, () => {})
  await waiting.promise
  files.stop()
  expect(await sent).toEqual({ ok: false, reason: 'stopped' })
})

it('an address over which others could read is refused, and none is asked', async () => {
  const { database, endpoint: here } = await open()
  for (const [address, sentence] of [
    ['', /Write the address/],
    ['somewhere', /no address/],
    ['http://uploads.test/in', /https:\/\//],
    ['ftp://localhost/in', /https:\/\//],
    [here.origin.replace('//', '//name:word@'), /without a name/],
  ] as const)
    expect(await send(database, address)).toEqual({
      ok: false,
      reason: 'wrong address',
      sentence: expect.stringMatching(sentence),
    })
  expect(here.received).toEqual([])
})

it('where a policy names the only server, no other one gets a file', async () => {
  const { database, endpoint: here } = await open()
  await writeSharePolicy(database, { endpoint: 'https://team.test', isLocked: true })
  expect(await send(database, `${here.origin}/in`)).toEqual({
    ok: false,
    reason: 'wrong address',
    sentence: 'Your team shares to https://team.test only.',
  })
  expect(here.received).toEqual([])
  await writeSharePolicy(database, { endpoint: here.origin, isLocked: true })
  expect(await send(database, `${here.origin}/in`)).toEqual({ ok: true })
})

it('of nothing, nothing is sent', async () => {
  const { database, endpoint: here } = await open()
  await database.sessions.clear()
  expect(await send(database, here.origin)).toEqual({ ok: false, reason: 'nothing to write' })
  expect(here.received).toEqual([])
})
