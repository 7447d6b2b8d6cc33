import { randomBytes } from 'node:crypto'

import { toJson, readJson, type Storage } from './storage.ts'
import { hashToken } from './tokens.ts'

export interface Secrets {
  leaseKey: string
  uploadHash: string
  /** To be printed, once: only its hash is kept. `null` when it was given or is there already. */
  newUploadSecret: string | null
}

/** Made by the first process that starts on a store and shared by all; a given upload secret wins and is not stored. */
export async function readSecrets(storage: Storage, givenUploadSecret: string): Promise<Secrets> {
  const leaseKey = await readOrMake(storage, 'keys/lease', randomBytes(32).toString('base64url'))
  if (givenUploadSecret)
    return { leaseKey: leaseKey.value, uploadHash: hashToken(givenUploadSecret), newUploadSecret: null }
  const made = randomBytes(16).toString('base64url')
  const { value, isNew } = await readOrMake(storage, 'keys/upload-secret-hash', hashToken(made))
  return { leaseKey: leaseKey.value, uploadHash: value, newUploadSecret: isNew ? made : null }
}

async function readOrMake(storage: Storage, key: string, made: string): Promise<{ value: string; isNew: boolean }> {
  if (await storage.create(key, toJson(made))) return { value: made, isNew: true }
  const value = await readJson<string>(storage, key)
  if (value === undefined) throw new Error(`${key} can be neither made nor read`)
  return { value, isNew: false }
}
