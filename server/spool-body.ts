import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

import { Refused } from './refused.ts'
import type { Spooled } from './storage.ts'

/**
 * A body of exactly so many bytes into a file, a piece of it in memory at a time. What is longer, shorter, not what its
 * Content-Digest says, or not there after `maxMs` is refused at once and cut off. Remove the file when done.
 */
export async function spoolBody(request: Request, folder: string, bytes: number, maxMs: number): Promise<Spooled> {
  const told = request.headers.get('Content-Length')
  if (told !== null && Number(told) > bytes) throw new Refused('too large')
  if (told !== null && Number(told) !== bytes) throw new Refused('not the size that was told')
  if (!request.body) throw new Refused('not the size that was told')
  await mkdir(folder, { recursive: true })
  const path = join(folder, randomUUID())
  try {
    const digest = await writeBody(request.body, path, bytes, maxMs)
    const wanted = /^sha-256=:([A-Za-z0-9+/]+={0,2}):$/.exec(request.headers.get('Content-Digest') ?? '')?.[1]
    if (wanted !== undefined && wanted !== digest) throw new Refused('digest is wrong')
    return { path, bytes }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

/** What a process that was killed left there, once nothing can still be coming in to it. */
export async function cleanSpool(folder: string, olderThanMs: number): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    // Another one may be done with it meanwhile.
    const facts = await stat(path).catch(() => undefined)
    if (facts && facts.mtimeMs < olderThanMs) await rm(path, { force: true })
  }
}

async function writeBody(
  body: ReadableStream<Uint8Array>,
  path: string,
  bytes: number,
  maxMs: number,
): Promise<string> {
  const hash = createHash('sha256')
  const reader = body.getReader()
  const file = await open(path, 'wx')
  let isLate = false
  // Cancelled, a read that waits is done. No race: what waits on would keep every piece that came.
  const timer = setTimeout(() => {
    isLate = true
    reader.cancel().catch(() => undefined)
  }, maxMs)
  let got = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (isLate) throw new Refused('too slow')
      if (done) break
      got += value.length
      if (got > bytes) throw new Refused('too large')
      hash.update(value)
      await file.write(value)
    }
    if (got !== bytes) throw new Refused('not the size that was told')
    await file.sync()
    return hash.digest('base64')
  } catch (error) {
    reader.cancel().catch(() => undefined)
    throw error
  } finally {
    clearTimeout(timer)
    await file.close()
  }
}
