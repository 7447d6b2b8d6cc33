import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, it } from 'vitest'

import { createFiles } from '@/lib/files/create-files'
import type { GivenLink, LinkProgress } from '@/lib/files/import-link'
import { hashOf } from '@/lib/files/unpack-bytes'
import type { ShareWish } from '@/lib/model/share'
import { readLink, writeLink } from '@/lib/share/link'
import { randomBytes } from '@/lib/share/bytes'
import { Database } from '@/lib/store/database'
import { readPageEvents } from '@/lib/store/read-chunks'

import { SMALL, storeSession } from '../../fixtures/stored-session'
import { expectShare, givenSharer, newId, wishFor, type Sharer } from './given-sharer'

const URL_OF_PICTURE = 'https://shop.test/a.png'

let sharer: Sharer
let library: Database

beforeEach(async () => {
  sharer = await givenSharer(1_000)
  // In place of its session, one with something of everything.
  const { database } = sharer
  for (const table of [database.sessions, database.windows, database.pages, database.chunks, database.assetUses])
    await table.clear()
  await storeSession(database, SMALL)
  const body = new Uint8Array(randomBytes(50_000))
  const hash = await hashOf(body)
  await database.assets.put({ hash, type: 'image/png', body, storedAt: 1 })
  const pageId = (await database.pages.toCollection().first())!.id
  await database.assetUses.put({ sessionId: 'session-1', url: URL_OF_PICTURE, hash, pageId })
  library = new Database(`library ${crypto.randomUUID()}`)
})
afterEach(async () => {
  await sharer.close()
  await library.delete()
})

async function share(changes: Partial<ShareWish> = {}) {
  const id = newId()
  const { desk, runner } = sharer.wake()
  await desk.create(id, wishFor({ endpoint: 'https://shares.test', ...changes }))
  const { link } = await expectShare(sharer, id, ({ status }) => status === 'shared')
  return { id, link, desk, runner }
}

function open(database = library) {
  const files = createFiles(database, () => sharer.server.clock.now)
  const told: LinkProgress[] = []
  const take = (given: string | GivenLink, isMaskedAgain = false) =>
    files.importLink(typeof given === 'string' ? { href: given, password: '' } : given, { isMaskedAgain }, (progress) =>
      told.push(progress),
    )
  return { files, take, told }
}

/** All that a session is made of, without the ids of its browser. */
async function readWhole(database: Database) {
  const [session] = await database.sessions.toArray()
  const pages = await database.pages.where({ sessionId: session!.id }).sortBy('startedAt')
  const uses = await database.assetUses.where({ sessionId: session!.id }).toArray()
  const events = await database.events.where({ sessionId: session!.id }).sortBy('at')
  const notes = await database.notes.where({ sessionId: session!.id }).toArray()
  return {
    title: session!.title,
    pages: pages.map(({ url, title, isTop, hasSnapshot }) => ({ url, title, isTop, hasSnapshot })),
    shown: await Promise.all(pages.map(({ id }) => readPageEvents(database, id))),
    events: events.map(({ kind, label, at }) => ({ kind, label, at })),
    notes: notes.map(({ at, text }) => ({ at, text })),
    assets: uses.map(({ url, hash }) => ({ url, hash })),
    bodies: await Promise.all(uses.map(async ({ hash }) => (await database.assets.get(hash))?.body.length)),
  }
}

it('what is behind a link comes in whole, under an id of its own, and is known the second time', async () => {
  const { link } = await share()
  const { take, told } = open()
  const outcome = await take(link)
  expect(outcome).toMatchObject({ ok: true, file: { known: [], refused: [], leftOut: {}, taken: [{ noteCount: 1 }] } })
  const whole = await readWhole(library)
  expect(whole).toEqual(await readWhole(sharer.database))
  expect(whole.bodies).toEqual([50_000])
  expect((await library.sessions.toArray())[0]).toMatchObject({ originId: 'session-1', status: 'stopped' })
  expect((await library.sessions.toArray())[0]!.id).not.toBe('session-1')
  expect(told[0]).toMatchObject({ step: 'fetched' })
  const again = await open().take(link)
  expect(again).toMatchObject({ ok: true, file: { taken: [], known: [{ title: whole.title }] } })
  expect(await library.sessions.count()).toBe(1)
})

it('who shared it knows it as their own', async () => {
  const { link } = await share()
  const outcome = await open(sharer.database).take(link)
  expect(outcome).toMatchObject({ ok: true, file: { taken: [], known: [{ id: 'session-1' }] } })
})

it('masked again by the rules, nothing of what pages showed stays', async () => {
  await sharer.database.sessionRules.clear()
  const { link } = await share()
  const readTexts = async (database: Database) =>
    [...JSON.stringify((await readWhole(database)).shown).matchAll(/"textContent":"([a-z ]{5,})"/gi)].map(
      ([, text]) => text,
    )
  expect((await readTexts(sharer.database)).length).toBeGreaterThan(0)
  expect(await open().take(link, true)).toMatchObject({ ok: true, file: { taken: [{ noteCount: 1 }] } })
  expect(await readTexts(library)).toEqual([])
})

it('one that may not be copied is not', async () => {
  const { link } = await share({ mayDownload: false })
  expect(await open().take(link)).toEqual({ ok: false, reason: 'copies forbidden' })
  expect(await library.sessions.count()).toBe(0)
})

it('a password is asked for, a wrong one opens nothing and takes no view', async () => {
  const { link, id } = await share({ password: 'correct horse', views: 1 })
  const { take } = open()
  expect(await take(link)).toEqual({ ok: false, reason: 'password needed' })
  expect(await take({ href: link, password: 'correct mule' })).toEqual({ ok: false, reason: 'wrong password' })
  expect(await take({ href: ` ${link}\n`, password: 'correct horse' })).toMatchObject({
    ok: true,
    file: { refused: [] },
  })
  expect(await library.sessions.count()).toBe(1)
  // A second try within the lease takes no second view; another browser has none left.
  expect(await take({ href: link, password: 'correct horse' })).toMatchObject({ ok: true })
  expect(await open().take({ href: link, password: 'correct horse' })).toEqual({ ok: false, reason: 'no views left' })
  expect((await sharer.readShare(id)).status).toBe('shared')
})

it('a link that is revoked, expired, mistyped, of another key or no link says which', async () => {
  const { link, id, desk } = await share()
  const { take } = open()
  const read = await readLink(link)
  const other = await writeLink({ ...(read as Extract<typeof read, { ok: true }>).link, secret: randomBytes(16) })
  const reasonOf = async (href: string) => {
    const outcome = await take(href)
    return outcome.ok ? 'came in' : outcome.reason
  }
  expect(await reasonOf(other)).toBe('not there')
  expect(await reasonOf(link.slice(0, -4))).toBe('mistyped')
  expect(await reasonOf(link.split('#')[0]!)).toBe('no key')
  expect(await reasonOf('Monstera')).toBe('no link')
  expect(await reasonOf(link.replace('https://', 'http://'))).toBe('not secure')
  expect(await reasonOf(link.replace('https://', 'https://me:mine@'))).toBe('mistyped')
  const { link: short } = await share({ expiresInMs: 60 * 60_000 })
  sharer.server.clock.now += 2 * 60 * 60_000
  expect(await reasonOf(short)).toBe('expired')
  await desk.revoke(id)
  await expectShare(sharer, id, ({ status, problem }) => status === 'gone' && problem === 'revoked')
  expect(await reasonOf(link)).toBe('revoked')
  expect(await library.sessions.count()).toBe(0)
})

it('of a share that was cut, or whose server goes away, nothing is kept', async () => {
  const { link, id } = await share()
  const isBody = (url: string) => /parts\/[1-9]/.test(url)
  sharer.line.now = ({ url }) => (isBody(url) ? 'cut' : 'through')
  const { take } = open()
  expect(await take(link)).toEqual({ ok: false, reason: 'unreachable' })
  sharer.line.now = () => 'through'
  const file = join(sharer.server.folder, `objects/shares/${id}/parts/00001`)
  const bytes = await readFile(file)
  await writeFile(file, bytes.subarray(0, -50))
  expect(await take(link)).toEqual({ ok: false, reason: 'damaged' })
  expect([await library.sessions.count(), await library.chunks.count()]).toEqual([0, 0])
  await writeFile(file, bytes)
  expect(await take(link)).toMatchObject({ ok: true, file: { refused: [] } })
  expect((await sharer.readShare(id)).status).toBe('shared')
})

it('stopped while it is fetched, it leaves nothing', async () => {
  const { link } = await share()
  const { files, take } = open()
  sharer.line.now = ({ url }) => {
    if (url.includes('/parts/1')) files.stop()
    return 'through'
  }
  expect(await take(link)).toEqual({ ok: false, reason: 'stopped' })
  expect([await library.sessions.count(), await library.chunks.count()]).toEqual([0, 0])
})

it('every request goes without credentials, referrer or redirect', async () => {
  const { link } = await share()
  const before = sharer.asked.length
  await open().take(link)
  const asked = sharer.asked.slice(before)
  expect(asked.length).toBeGreaterThan(2)
  for (const { credentials, referrerPolicy, redirect, url } of asked) {
    expect([credentials, referrerPolicy, redirect]).toEqual(['omit', 'no-referrer', 'error'])
    expect(url).not.toContain('#')
  }
})
