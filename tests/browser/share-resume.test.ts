import { createHash } from 'node:crypto'

import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Share } from '@/lib/model/share'

import { ask } from './support/ask.ts'
import { startRecording, stopRecording } from './support/person.ts'
import { waitForDatabase } from './support/read-database.ts'
import { startShareServer, type RunningServer } from './support/share-server.ts'
import { useExtension } from './support/use-extension.ts'

const PICTURES = 25
const PICTURE_BYTES = 8_000_000
const ID = 'AAAAAAAAAAAAAAAAAAAAAA'

/** 200 MB that nothing can make smaller: whatever is killed on their way, they arrive. */
describe('an upload of 200 MB', { timeout: 400_000 }, () => {
  const given = useExtension()
  let server: RunningServer
  let page: Page

  beforeAll(async () => {
    server = await startShareServer()
    const { extension, site } = given
    const tab = await extension.browser.newPage()
    await tab.goto(`${site.origin}/`)
    const popup = await startRecording(extension, tab)
    await tab.click('h1')
    await waitForDatabase(popup, ({ events }) => events.some(({ kind }) => kind === 'click'))
    await stopRecording(popup)
    page = await extension.open('popup.html')
    await page.evaluate(addPictures, PICTURES, PICTURE_BYTES)
  }, 120_000)
  afterAll(() => server?.close())

  const readShare = () => page.evaluate(readRow, 'shares', ID) as Promise<Share | undefined>
  const countStored = async () => [...(await server.readNames())].filter((name) => name.includes(`${ID}/parts/`)).length
  async function waitFor(what: () => Promise<boolean>): Promise<void> {
    while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 50))
  }

  it('finishes with the same bytes when the server, the page and the worker are killed in its middle', async () => {
    const sessionId = await page.evaluate(readSessionId)
    await server.kill()
    const wish = {
      sessionId,
      endpoint: server.origin,
      uploadSecret: server.uploadSecret,
      expiresInMs: 86_400_000,
      views: null,
      password: '',
      mayDownload: true,
      momentMs: null,
    }
    await ask(page, 'createShare', { shareId: ID, wish })
    await waitFor(async () => (await readShare())?.status === 'uploading')
    const sealed = await page.evaluate(hashParts)
    expect(sealed.length).toBeGreaterThan(25)

    await server.start()
    await waitFor(async () => (await countStored()) > 3)
    await server.kill()
    const before = await countStored()
    expect(before).toBeLessThan(sealed.length)
    await page.close()
    await given.extension.killWorker()
    await server.start()
    // Nobody opens anything: the alarm brings it back.
    await waitFor(async () => (await server.readNames()).some((name) => name.endsWith(`${ID}/finished`)))
    page = await given.extension.open('popup.html')
    await waitFor(async () => (await readShare())?.status === 'shared')

    const stored = [...(await server.readStore())].filter(([name]) => name.includes(`${ID}/parts/`))
    const hashes = stored.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, bytes]) => hash(bytes))
    expect(hashes).toEqual(sealed)
    expect(await page.evaluate(hashParts)).toEqual([])
  })
})

const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** Runs in a page of the extension: pictures of the first page of the only session. */
async function addPictures(count: number, bytes: number): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('afterimage')
    request.addEventListener('success', () => resolve(request.result))
  })
  const first = await new Promise<{ id: string; sessionId: string }>((resolve) => {
    const request = database.transaction('pages').objectStore('pages').getAll()
    request.addEventListener('success', () => resolve(request.result[0]))
  })
  for (let index = 0; index < count; index++) {
    const body = new Uint8Array(bytes)
    for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(body.subarray(at, at + 65_536))
    const transaction = database.transaction(['assets', 'assetUses'], 'readwrite')
    transaction.objectStore('assets').put({ hash: `h${index}`, type: 'image/png', body, storedAt: 1 })
    const url = `https://shop.test/${index}.png`
    transaction.objectStore('assetUses').put({ sessionId: first.sessionId, url, hash: `h${index}`, pageId: first.id })
    await new Promise((resolve) => transaction.addEventListener('complete', resolve))
  }
  database.close()
}

async function readRow(table: string, key: string): Promise<unknown> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('afterimage')
    request.addEventListener('success', () => resolve(request.result))
  })
  const row = await new Promise<Record<string, unknown> | undefined>((resolve) => {
    const request = database.transaction(table).objectStore(table).get(key)
    request.addEventListener('success', () => resolve(request.result))
  })
  database.close()
  return row && { ...row, root: 0 }
}

async function readSessionId(): Promise<string> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('afterimage')
    request.addEventListener('success', () => resolve(request.result))
  })
  const keys = await new Promise<IDBValidKey[]>((resolve) => {
    const request = database.transaction('sessions').objectStore('sessions').getAllKeys()
    request.addEventListener('success', () => resolve(request.result))
  })
  database.close()
  return keys[0] as string
}

/** SHA-256 of what waits to be sent, in the order of parts. */
async function hashParts(): Promise<string[]> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('afterimage')
    request.addEventListener('success', () => resolve(request.result))
  })
  const rows = await new Promise<{ bytes: Uint8Array<ArrayBuffer> }[]>((resolve) => {
    const request = database.transaction('shareParts').objectStore('shareParts').getAll()
    request.addEventListener('success', () => resolve(request.result))
  })
  database.close()
  const digests = await Promise.all(rows.map(({ bytes }) => crypto.subtle.digest('SHA-256', bytes)))
  return digests.map((digest) =>
    Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join(''),
  )
}
