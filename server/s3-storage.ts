import { readFile } from 'node:fs/promises'

import { S3mini, S3ServiceError } from 's3mini'

import { createGate } from './gate.ts'
import type { Spooled, Storage, StoredObject } from './storage.ts'

export interface S3Access {
  /** With the bucket as its path. */
  endpoint: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

const PAGE = 1_000

/** On their way to the bucket, each held in memory: 8 of 8 MB at most. A bucket that is asked too much says 503. */
const SENT_AT_ONCE = 8

/** A store that hangs gives its place back. */
const REQUEST_MS = 60_000

/** A bucket: create-once is a PUT with `If-None-Match: *`, which the store must understand; `checkS3` asks it. */
export function createS3Storage(access: S3Access): Storage {
  const s3 = new S3mini({ ...access, requestAbortTimeout: REQUEST_MS })
  const gate = createGate(SENT_AT_ONCE, Number.POSITIVE_INFINITY)

  /** A body that is still a file is read when it has its place, so that no more than these are in memory. */
  async function put(key: string, body: Uint8Array | Spooled, headers: Record<string, string>): Promise<boolean> {
    try {
      await gate.run(async () => {
        const bytes = body instanceof Uint8Array ? body : await readFile(body.path)
        await s3.putObject(key, bytes, 'application/octet-stream', undefined, headers)
      })
      return true
    } catch (error) {
      // 409: another PUT of the same key was on its way and won.
      if (error instanceof S3ServiceError && (error.status === 412 || error.status === 409)) return false
      throw error
    }
  }

  return {
    create: (key, body) => put(key, body, { 'if-none-match': '*' }),
    async replace(key, body) {
      await put(key, body, {})
    },
    async read(key) {
      const response = await s3.getObjectResponse(key)
      if (!response?.body) return undefined
      return { bytes: Number(response.headers.get('content-length')), body: response.body }
    },
    async *list(prefix): AsyncIterable<StoredObject> {
      let token: string | undefined
      do {
        const page = await s3.listObjectsPaged('/', prefix, PAGE, token)
        for (const { Key, Size } of page?.objects ?? []) yield { key: Key, bytes: Size }
        token = page?.nextContinuationToken
      } while (token)
    },
    async remove(key) {
      await s3.deleteObject(key)
    },
  }
}

/** Refuses with an error a store that overwrites what it should create once: views and parts would be wrong. */
export async function checkS3(storage: Storage): Promise<void> {
  const key = `checks/${crypto.randomUUID()}`
  const isFirst = await storage.create(key, new Uint8Array([1]))
  const isSecond = await storage.create(key, new Uint8Array([2]))
  await storage.remove(key)
  if (!isFirst || isSecond) throw new Error('the S3 store does not honour If-None-Match: *')
}
