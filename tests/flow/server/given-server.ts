import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { ShareOrder } from '@/lib/share/contract'
import { readConfig, type Config } from '@/server/config'
import { createServer, type ShareServer } from '@/server/create-server'
import { createFileStorage } from '@/server/file-storage'
import { createLog } from '@/server/log'
import { readSecrets } from '@/server/secrets'
import type { Storage } from '@/server/storage'

export const UPLOAD_SECRET = 'upload-secret-of-the-test'
export const ADMIN_SECRET = 'admin-secret-of-the-test'
export const HOUR_MS = 60 * 60_000
export const DAY_MS = 24 * HOUR_MS

export interface GivenServer {
  server: ShareServer
  storage: Storage
  /** Where bodies and, on files, objects lie. */
  folder: string
  /** Every line of its log. */
  lines: string[]
  clock: { now: number }
  ask(method: string, path: string, how?: Asked): Promise<Response>
  close(): Promise<void>
}

export interface Asked {
  token?: string | undefined
  body?: BodyInit
  headers?: Record<string, string>
  address?: string
}

/** A server on a folder of its own, or on a given store. */
export async function givenServer(given: Partial<Config> = {}, store?: Storage): Promise<GivenServer> {
  const folder = await mkdtemp(join(tmpdir(), 'share-server-'))
  const storage = store ?? createFileStorage(folder)
  const read = readConfig([], {})
  if (!read.ok) throw new Error(read.problems.join())
  const config = { ...read.config, ADMIN_SECRET, READS_PER_MINUTE: 1_000_000, SHARES_PER_HOUR: 10_000, ...given }
  const clock = { now: Date.UTC(2026, 10, 29, 12, 30) }
  const lines: string[] = []
  const log = createLog(
    (line) => lines.push(line),
    () => clock.now,
  )
  const secrets = await readSecrets(storage, UPLOAD_SECRET)
  const server = createServer({ storage, spool: join(folder, 'spool'), config, secrets, now: () => clock.now, log })
  return {
    server,
    storage,
    folder,
    lines,
    clock,
    ask(method, path, { token, body, headers = {}, address = '192.0.2.1' } = {}) {
      const given: RequestInit & { duplex: 'half' } = {
        method,
        duplex: 'half',
        headers: { ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }), ...headers },
        ...(body === undefined ? {} : { body }),
      }
      return server.handle(new Request(`http://shares.test${path}`, given), address)
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

export const hash = (token: string) => createHash('sha256').update(token).digest('hex')
const random = () => randomBytes(16).toString('base64url')

export interface GivenShare {
  id: string
  owner: string
  reader: string
  parts: Uint8Array<ArrayBuffer>[]
  order: ShareOrder
}

export function describeShare(clock: { now: number }, changes: Partial<ShareOrder> = {}): GivenShare {
  const [id, owner, reader] = [random(), random(), random()]
  const parts = [300, 70_000, 1_000].map((bytes) => new Uint8Array(randomBytes(bytes)))
  const partBytes = parts.map((part) => part.length)
  const tokens = { readerHash: hash(reader), ownerHash: hash(owner) }
  return {
    id,
    owner,
    reader,
    parts,
    order: { ...tokens, partBytes, expiresAt: clock.now + 7 * DAY_MS, views: null, ...changes },
  }
}

export function begin({ ask }: GivenServer, { id, order }: GivenShare, token = UPLOAD_SECRET): Promise<Response> {
  return ask('PUT', `/api/shares/${id}`, { token, body: JSON.stringify(order) })
}

export function putPart({ ask }: GivenServer, { id, owner, parts }: GivenShare, number: number): Promise<Response> {
  return ask('PUT', `/api/shares/${id}/parts/${number}`, { token: owner, body: parts[number]! })
}

/** Begun, with all its parts, and finished. */
export async function upload(given: GivenServer, changes: Partial<ShareOrder> = {}): Promise<GivenShare> {
  const share = describeShare(given.clock, changes)
  const answers = [await begin(given, share)]
  for (const number of share.parts.keys()) answers.push(await putPart(given, share, number))
  answers.push(await given.ask('POST', `/api/shares/${share.id}/finish`, { token: share.owner }))
  const wrong = answers.find(({ ok }) => !ok)
  if (wrong) throw new Error(`${wrong.status} ${await wrong.text()}`)
  return share
}

export async function takeLease({ ask }: GivenServer, { id, reader }: GivenShare): Promise<string> {
  const answer = await ask('POST', `/api/shares/${id}/views`, { token: reader })
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as { lease: string }).lease
}

export async function told(answer: Response | Promise<Response>): Promise<[number, unknown]> {
  const given = await answer
  const text = await given.text()
  return [given.status, text ? (JSON.parse(text) as { reason?: unknown }).reason : undefined]
}

export async function keysOf(storage: Storage, prefix: string): Promise<string[]> {
  return (await Array.fromAsync(storage.list(prefix))).map(({ key }) => key)
}
