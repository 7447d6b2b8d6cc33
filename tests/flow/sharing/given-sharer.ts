import { randomBytes as random } from 'node:crypto'

import { vi } from 'vitest'

import type { Share, ShareWish } from '@/lib/model/share'
import { readBase64url, writeBase64url } from '@/lib/share/base64url'
import { randomBytes } from '@/lib/share/bytes'
import { deriveKeys, deriveRoot } from '@/lib/share/derive-keys'
import { readLink } from '@/lib/share/link'
import { openShare } from '@/lib/share/open-share'
import { createShareRunner } from '@/lib/sharing/run-shares'
import { createShareDesk } from '@/lib/sharing/share-desk'
import { Database } from '@/lib/store/database'
import { packChunk } from '@/lib/store/pack-chunk'

import { buildPage, buildSession, buildWindow } from '../../fixtures/rows'
import { buildDocument, buildElement, buildSnapshot, buildText, T0 } from '../../fixtures/rrweb-events'
import { meta } from '../../unit/lib/replay/rrweb-events'
import { givenServer, UPLOAD_SECRET, type GivenServer } from '../server/given-server'

export const CANARY = 'CANARY-7731'
const PAGE = 'session-1:document-1'

/** Whether what is asked gets to the server; a test may count, refuse or cut. */
export type Line = (request: Request) => 'through' | 'cut' | 'answer is lost'

/** A browser with one stopped session of some megabytes, a server, and the line between them. */
export async function givenSharer(assetBytes = 5_000_000) {
  const server = await givenServer()
  const name = `sharing ${crypto.randomUUID()}`
  const database = new Database(name)
  await fill(database, assetBytes)
  const line: { now: Line } = { now: () => 'through' }
  const asked: Request[] = []
  vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
    const request = new Request(input, init)
    asked.push(request.clone())
    const how = line.now(request)
    if (how === 'cut') throw new TypeError('Failed to fetch')
    const answer = await server.server.handle(request, '192.0.2.1')
    init.signal?.throwIfAborted()
    if (how === 'answer is lost') throw new TypeError('Failed to fetch')
    return answer
  })
  const now = () => server.clock.now
  return {
    server,
    database,
    line,
    asked,
    /** One life of the worker. */
    wake() {
      const runner = createShareRunner(database, now)
      return { runner, desk: createShareDesk(database, now, runner) }
    },
    readShare: async (id: string) => (await database.shares.get(id))!,
    async close() {
      vi.unstubAllGlobals()
      await server.close()
      database.close()
      await database.delete()
    },
  }
}

export type Sharer = Awaited<ReturnType<typeof givenSharer>>

export const newId = () => writeBase64url(randomBytes(16))

export function wishFor(changes: Partial<ShareWish> = {}): ShareWish {
  return {
    sessionId: 'session-1',
    endpoint: 'https://shares.test/',
    uploadSecret: UPLOAD_SECRET,
    expiresInMs: 7 * 24 * 60 * 60_000,
    views: null,
    password: '',
    mayDownload: true,
    momentMs: null,
    ...changes,
  }
}

/** Waits until the row is as asked. */
export async function expectShare(sharer: Sharer, id: string, is: (share: Share) => boolean): Promise<Share> {
  return vi.waitFor(
    async () => {
      const share = await sharer.readShare(id)
      if (!is(share)) throw new Error(JSON.stringify({ ...share, root: 0, partBytes: 0 }))
      return share
    },
    { timeout: 30_000, interval: 20 },
  )
}

/** As a browser with nothing but the link reads it. */
export async function openLink(server: GivenServer, href: string, password = '') {
  const read = await readLink(href)
  if (!read.ok) throw new Error(read.reason)
  const { shareId, secret } = read.link
  const id = readBase64url(shareId)!
  const keys = await deriveKeys(await deriveRoot(secret, id, password), id)
  const view = await server.ask('POST', `/api/shares/${shareId}/views`, { token: keys.readerToken })
  const { lease, reason } = (await view.json()) as { lease: string; reason?: string }
  if (!view.ok) throw new Error(reason)
  const opened = await openShare(keys, async (number) => {
    const headers = { 'Share-Lease': lease }
    const part = await server.ask('GET', `/api/shares/${shareId}/parts/${number}`, { token: keys.readerToken, headers })
    return new Uint8Array(await part.arrayBuffer())
  })
  if (!opened.ok) throw new Error(opened.reason)
  return opened.share
}

async function fill(database: Database, assetBytes: number): Promise<void> {
  await database.sessions.add(buildSession({ title: `Orders of ${CANARY}`, startedAt: T0, endedAt: T0 + 20_000 }))
  await database.windows.add(buildWindow())
  await database.pages.add(buildPage({ id: PAGE, title: CANARY, url: `https://shop.test/${CANARY}`, startedAt: T0 }))
  const body = buildElement(2, 'body', {}, buildText(3, `Hello ${CANARY}`))
  const events = [meta(T0), buildSnapshot(T0, buildDocument(body))]
  await database.chunks.add(await packChunk({ pageId: PAGE, sessionId: 'session-1', seq: 0, lastSeq: 0 }, events))
  const asset = { hash: 'h', type: 'image/png', body: new Uint8Array(random(assetBytes)), storedAt: T0 }
  await database.assets.add(asset)
  await database.assetUses.add({ sessionId: 'session-1', url: 'https://shop.test/a.png', hash: 'h', pageId: PAGE })
}
