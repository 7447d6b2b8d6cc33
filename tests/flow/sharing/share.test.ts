import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'

import type { Share } from '@/lib/model/share'
import { followSharePolicy } from '@/lib/sharing/follow-share-policy'

import { HOUR_MS, keysOf, type GivenServer } from '../server/given-server'
import { CANARY, expectShare, givenSharer, newId, openLink, wishFor, type Sharer } from './given-sharer'

let sharer: Sharer
let id: string
beforeEach(async () => {
  sharer = await givenSharer()
  id = newId()
})
afterEach(() => sharer.close())

const isShared = ({ status }: Share) => status === 'shared'
const isPut = ({ method, url }: Request) => method === 'PUT' && url.includes('/parts/')

async function readStore({ storage }: GivenServer): Promise<Map<string, Buffer>> {
  const stored = new Map<string, Buffer>()
  for (const key of await keysOf(storage, 'shares/')) {
    const found = await storage.read(key)
    stored.set(key, Buffer.from(await new Response(found!.body).arrayBuffer()))
  }
  return stored
}

it('a session is shared, read back, and opened by who has the link, with everything in it', async () => {
  const before = JSON.stringify(await sharer.database.sessions.toArray())
  await sharer.wake().desk.create(id, wishFor({ momentMs: 1_500 }))
  const share = await expectShare(sharer, id, isShared)
  expect(share).toMatchObject({ sentCount: share.partBytes.length, problem: null, uploadSecret: '' })
  expect(share.root).toHaveLength(0)
  expect(share.link).toMatch(/^https:\/\/shares\.test\/s\/[\w-]{22}#[\w-]{28}&t=1500$/)
  expect(await sharer.database.shareParts.count()).toBe(0)
  expect(JSON.stringify(await sharer.database.sessions.toArray())).toBe(before)

  const { manifest, readPart } = await openLink(sharer.server, share.link)
  expect(manifest).toMatchObject({ title: `Orders of ${CANARY}`, pages: [`https://shop.test/${CANARY}`] })
  for (const { name, bytes } of manifest.entries) expect(await readPart(name)).toHaveLength(bytes)
})

it('neither the store nor the log nor anything that was asked has a title, an address, a content or a key', async () => {
  await sharer.wake().desk.create(id, wishFor({ password: 'horse' }))
  const share = await expectShare(sharer, id, isShared)
  await openLink(sharer.server, share.link, 'horse')
  const key = share.link.split('#')[1]!
  const said = await Promise.all(
    sharer.asked.map(async (one) => `${one.url} ${[...one.headers].join()} ${await one.text()}`),
  )
  const stored = [...(await readStore(sharer.server))].map(([name, bytes]) => name + bytes.toString('latin1'))
  const everything = [...said, ...stored, ...sharer.server.lines].join('\n')
  for (const secret of [CANARY, 'shop.test', key, key.slice(2, 24), 'horse']) expect(everything).not.toContain(secret)
  await expect(openLink(sharer.server, share.link)).rejects.toThrow('not found')
})

it('an upload goes on after lost lines, lost answers and a dead worker, with the same bytes', async () => {
  let count = 0
  // Every second part does not arrive, or its answer does not.
  sharer.line.now = (request) => {
    if (!isPut(request)) return 'through'
    count++
    return count % 3 === 0 ? 'cut' : count % 3 === 1 ? 'answer is lost' : 'through'
  }
  await sharer.wake().desk.create(id, wishFor())
  await expectShare(sharer, id, ({ problem }) => problem === 'unreachable')
  const sealed = await sharer.database.shareParts.toArray()
  for (let life = 0; life < 20 && !isShared(await sharer.readShare(id)); life++) {
    sharer.server.clock.now += HOUR_MS / 30
    await sharer.wake().runner.startAll()
    await expectShare(sharer, id, ({ status, retryAt }) => status === 'shared' || retryAt > sharer.server.clock.now)
  }
  await expectShare(sharer, id, isShared)
  const stored = await readStore(sharer.server)
  for (const { number, bytes } of sealed) {
    const key = `shares/${id}/parts/${String(number).padStart(5, '0')}`
    expect(Buffer.compare(stored.get(key)!, bytes)).toBe(0)
  }
  expect(sealed.length).toBeGreaterThan(5)
})

it('what is shared offline waits, and goes as soon as the line is back', async () => {
  sharer.line.now = () => 'cut'
  const { desk, runner } = sharer.wake()
  await desk.create(id, wishFor())
  await expectShare(sharer, id, ({ problem, status }) => problem === 'unreachable' && status === 'uploading')
  const readJob = () => sharer.database.jobs.get(`share:${id}`)
  await expect.poll(readJob).toMatchObject({ kind: 'share' })
  sharer.line.now = () => 'through'
  await runner.retryAll()
  await expectShare(sharer, id, isShared)
  await expect.poll(readJob).toBeUndefined()
})

it('a wrong upload secret is told, and tried again with another one', async () => {
  const { desk } = sharer.wake()
  await desk.create(id, wishFor({ uploadSecret: 'of-somebody-else' }))
  await expectShare(sharer, id, ({ status, problem }) => status === 'failed' && problem === 'upload secret')
  await desk.goOn(id, 'upload-secret-of-the-test')
  await expectShare(sharer, id, isShared)
})

it('where nobody answers and there is no access to the server, that is told, and it goes on once there is', async () => {
  const granted = new Set<string>()
  const contained: string[][] = []
  const contains = async ({ origins = [] }: { origins?: string[] }) => {
    contained.push(origins)
    return origins.every((one) => granted.has(one))
  }
  Object.assign(fakeBrowser.permissions, { contains })
  vi.stubGlobal('navigator', { onLine: true })
  // As a browser does it with an endpoint that answers no extension.
  sharer.line.now = () => (granted.size > 0 ? 'through' : 'cut')
  const { desk } = sharer.wake()
  await desk.create(id, wishFor())
  await expectShare(sharer, id, ({ status, problem }) => status === 'uploading' && problem === 'no access')
  expect(contained[0]).toEqual(['https://shares.test/*'])
  granted.add('https://shares.test/*')
  await desk.goOn(id, '')
  await expectShare(sharer, id, isShared)
})

it('a paused upload sends nothing until it is to go on', async () => {
  let isHeld = true
  const { desk } = sharer.wake()
  sharer.line.now = (request) => (isHeld && isPut(request) ? 'cut' : 'through')
  await desk.create(id, wishFor())
  await expectShare(sharer, id, ({ problem }) => problem === 'unreachable')
  await desk.pause(id)
  isHeld = false
  sharer.server.clock.now += HOUR_MS
  const before = sharer.asked.length
  await sharer.wake().runner.startAll()
  expect(sharer.asked).toHaveLength(before)
  await desk.goOn(id, '')
  await expectShare(sharer, id, isShared)
})

it('revoking removes it from the server, for good and for everybody', async () => {
  const { desk } = sharer.wake()
  await desk.create(id, wishFor())
  const { link } = await expectShare(sharer, id, isShared)
  sharer.line.now = () => 'cut'
  await desk.revoke(id)
  await expectShare(sharer, id, ({ status, problem }) => status === 'revoking' && problem === 'unreachable')
  sharer.line.now = () => 'through'
  await sharer.wake().runner.retryAll()
  await expectShare(sharer, id, ({ status, problem }) => status === 'gone' && problem === 'revoked')
  expect(await keysOf(sharer.server.storage, `shares/${id}/`)).toEqual([])
  await expect(openLink(sharer.server, link)).rejects.toThrow('revoked')
})

it('cancelling an upload leaves nothing on either side', async () => {
  const { desk } = sharer.wake()
  let count = 0
  sharer.line.now = (request) => (isPut(request) && ++count > 2 ? 'cut' : 'through')
  await desk.create(id, wishFor())
  await expectShare(sharer, id, ({ problem }) => problem === 'unreachable')
  await desk.revoke(id)
  await expectShare(sharer, id, ({ status }) => status === 'gone')
  expect(await sharer.database.shareParts.count()).toBe(0)
  expect(await keysOf(sharer.server.storage, `shares/${id}/`)).toEqual([])
  await desk.forget(id)
  expect(await sharer.database.shares.count()).toBe(0)
})

it('extending and counting views ask the server', async () => {
  const { desk } = sharer.wake()
  await desk.create(id, wishFor({ views: 2, expiresInMs: HOUR_MS }))
  const { link } = await expectShare(sharer, id, isShared)
  const expiresAt = sharer.server.clock.now + 30 * HOUR_MS
  await desk.extend(id, expiresAt)
  for (const _ of [1, 2]) await openLink(sharer.server, link)
  await expect(openLink(sharer.server, link)).rejects.toThrow('no views left')
  await desk.refresh()
  expect(await sharer.readShare(id)).toMatchObject({ expiresAt, viewsTaken: 2 })
  sharer.server.clock.now = expiresAt
  await desk.refresh()
  expect(await sharer.readShare(id)).toMatchObject({ status: 'gone', problem: 'expired' })
})

it('a share outlives its session once it is sealed', async () => {
  sharer.line.now = () => 'cut'
  const { desk, runner } = sharer.wake()
  await desk.create(id, wishFor())
  await expectShare(sharer, id, ({ status, problem }) => status === 'uploading' && problem === 'unreachable')
  await Promise.all(['sessions', 'pages', 'chunks', 'assets'].map((name) => sharer.database.table(name).clear()))
  sharer.line.now = () => 'through'
  await runner.retryAll()
  await expectShare(sharer, id, isShared)
})

it('what cannot be shared is refused with a sentence', async () => {
  const { desk } = sharer.wake()
  for (const [changes, sentence] of [
    [{ endpoint: 'http://shares.test' }, /https/],
    [{ endpoint: 'nowhere' }, /no address/],
    [{ sessionId: 'other' }, /not there/],
    [{ views: 0 }, /1 to 1000 times/],
    [{ expiresInMs: 1_000 }, /an hour to 90 days/],
    [{ uploadSecret: 'a b' }, /letters, digits/],
  ] as const)
    await expect(desk.create(newId(), wishFor(changes))).rejects.toThrow(sentence)
})

it('where a policy says where to, nothing goes anywhere else', async () => {
  const { desk } = sharer.wake()
  const managed = vi.spyOn(fakeBrowser.storage.managed, 'get')
  managed.mockResolvedValue({ sharing: { endpoint: 'https://team.test/' } } as never)
  await followSharePolicy(sharer.database)
  await expect(desk.create(id, wishFor())).rejects.toThrow('Your team shares to https://team.test only.')
  await desk.create(id, wishFor({ endpoint: 'https://team.test' }))
  await expectShare(sharer, id, isShared)
  managed.mockResolvedValue({} as never)
  await followSharePolicy(sharer.database)
  await desk.create(newId(), wishFor())
  expect(await sharer.database.shares.count()).toBe(2)
  managed.mockRestore()
})
