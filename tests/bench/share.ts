import { createHash, randomBytes } from 'node:crypto'

import { startShareServer, type RunningServer } from '../browser/support/share-server.ts'
import { figure, percentile, type Figure } from './figures.ts'

const SHARES = 500
const DOWNLOADS = 2_000
const DOWNLOADS_AT_ONCE = 500
const PART_BYTES = [1_000, 262_144, 262_144, 262_144, 262_144]

interface Sent {
  id: string
  reader: string
  hashes: string[]
}

/**
 * The share server on files, as a process of its own, while 500 upload at the same time, and then 2,000 download. What
 * comes back is compared byte by byte: one that is lost throws. The asking side is on the same two cores.
 */
export async function benchShare(): Promise<Figure[]> {
  const server = await startShareServer({ SHARE_SHARES_PER_HOUR: '100000', SHARE_READS_PER_MINUTE: '10000000' })
  try {
    const bodies = PART_BYTES.map((bytes) => randomBytes(bytes))
    const uploadMs: number[] = []
    let startedAt = performance.now()
    const sent = await Promise.all(Array.from({ length: SHARES }, () => time(uploadMs, () => upload(server, bodies))))
    const uploadSeconds = (performance.now() - startedAt) / 1_000

    const downloadMs: number[] = []
    const wanted = Array.from({ length: DOWNLOADS }, (_, index) => sent[index % SHARES]!)
    startedAt = performance.now()
    const work = async () => {
      for (let share = wanted.pop(); share; share = wanted.pop()) {
        const wish = share
        await time(downloadMs, () => download(server, wish))
      }
    }
    await Promise.all(Array.from({ length: DOWNLOADS_AT_ONCE }, work))
    const downloadSeconds = (performance.now() - startedAt) / 1_000

    const megabytes = PART_BYTES.reduce((sum, bytes) => sum + bytes, 0) / 1e6
    return [
      figure('share.uploads.mb-per-second', 'MB/s', [(SHARES * megabytes) / uploadSeconds]),
      figure('share.uploads.p95-ms', 'ms', [p95(uploadMs)]),
      figure('share.downloads.mb-per-second', 'MB/s', [(DOWNLOADS * megabytes) / downloadSeconds]),
      figure('share.downloads.p95-ms', 'ms', [p95(downloadMs)]),
      figure('share.server.peak-memory', 'MB', [(await server.readPeakBytes()) / 1e6]),
    ]
  } finally {
    await server.close()
  }
}

async function upload(server: RunningServer, bodies: readonly Buffer[]): Promise<Sent> {
  const [id, owner, reader] = Array.from({ length: 3 }, () => randomBytes(16).toString('base64url')) as [
    string,
    string,
    string,
  ]
  const hash = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')
  // Others for each share: the first bytes say whose they are.
  const parts = bodies.map((body) => Buffer.concat([Buffer.from(id), body.subarray(id.length)]))
  const partBytes = parts.map((part) => part.length)
  const order = { readerHash: hash(reader), ownerHash: hash(owner), partBytes, views: null }
  const body = JSON.stringify({ ...order, expiresAt: Date.now() + 86_400_000 })
  await ask(server, 'PUT', `/api/shares/${id}`, server.uploadSecret, { body })
  for (const [number, part] of parts.entries())
    await ask(server, 'PUT', `/api/shares/${id}/parts/${number}`, owner, { body: new Uint8Array(part) })
  await ask(server, 'POST', `/api/shares/${id}/finish`, owner)
  return { id, reader, hashes: parts.map(hash) }
}

async function download(server: RunningServer, { id, reader, hashes }: Sent): Promise<void> {
  const taken = await ask(server, 'POST', `/api/shares/${id}/views`, reader)
  const { lease } = (await taken.json()) as { lease: string }
  for (const [number, hash] of hashes.entries()) {
    const headers = { 'Share-Lease': lease }
    const part = await ask(server, 'GET', `/api/shares/${id}/parts/${number}`, reader, { headers })
    const got = createHash('sha256')
      .update(new Uint8Array(await part.arrayBuffer()))
      .digest('hex')
    if (got !== hash) throw new Error(`part ${number} of ${id} is not what was sent`)
  }
}

async function ask(server: RunningServer, method: string, path: string, token: string, how: RequestInit = {}) {
  const headers = { ...(how.headers as Record<string, string> | undefined), Authorization: `Bearer ${token}` }
  const answer = await fetch(server.origin + path, { ...how, method, headers })
  if (!answer.ok) throw new Error(`${method} ${answer.status} ${await answer.text()}`)
  return answer
}

async function time<Result>(into: number[], work: () => Promise<Result>): Promise<Result> {
  const from = performance.now()
  const result = await work()
  into.push(performance.now() - from)
  return result
}

function p95(values: readonly number[]): number {
  return percentile(
    values.toSorted((a, b) => a - b),
    0.95,
  )
}
