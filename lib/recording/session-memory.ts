import { browser } from 'wxt/browser'

import type { RealUrls } from '@/lib/assets/keep-assets'
import { hasMark } from '@/lib/masking/mask-url'
import { MAX_TYPED_VALUES } from '@/lib/model/masking'

/**
 * What has to be known of a session and must never be on disk: `storage.session` is memory of the browser, survives the
 * worker, and is out of reach of pages and content scripts.
 */
const typedKey = (sessionId: string) => `typed:${sessionId}`
const saltKey = (sessionId: string) => `salt:${sessionId}`
const realKey = (sessionId: string, kept: string) => `real:${sessionId} ${kept}`

/** What this life of the worker has read already; what failed is read again. */
const typedOf = new Map<string, Promise<readonly string[]>>()
const markKeyOf = new Map<string, Promise<CryptoKey>>()

/**
 * Values typed into masked fields of a session, to be masked in what its later pages say. The same values are the same
 * list.
 */
export function readTyped(sessionId: string): Promise<readonly string[]> {
  return typedOf.get(sessionId) ?? remember(typedOf, sessionId, read(typedKey(sessionId)).then(readTexts))
}

/** One after another: each adds to what the one before left. */
export function keepTyped(sessionId: string, values: readonly string[]): Promise<readonly string[]> {
  const added = readTyped(sessionId).then(async (before) => {
    if (values.every((value) => before.includes(value))) return before
    const after = [...new Set([...before, ...values])].slice(-MAX_TYPED_VALUES)
    await browser.storage.session.set({ [typedKey(sessionId)]: after })
    return after
  })
  return remember(typedOf, sessionId, added)
}

/** The key under which addresses of a session are marked. */
export function readMarkKey(sessionId: string): Promise<CryptoKey> {
  return markKeyOf.get(sessionId) ?? remember(markKeyOf, sessionId, importMarkKey(sessionId))
}

function remember<T>(known: Map<string, Promise<T>>, sessionId: string, value: Promise<T>): Promise<T> {
  known.set(sessionId, value)
  const forget = () => known.get(sessionId) === value && known.delete(sessionId)
  value.catch(forget)
  return value
}

async function importMarkKey(sessionId: string): Promise<CryptoKey> {
  const known = await read(saltKey(sessionId))
  const salt = typeof known === 'string' ? known : crypto.randomUUID()
  if (known !== salt) await browser.storage.session.set({ [saltKey(sessionId)]: salt })
  const bytes = new TextEncoder().encode(salt)
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
}

/** Real addresses of a session's assets that are still to be fetched, by the ones they are kept under. */
export const REAL_URLS: RealUrls = {
  async keep(sessionId, real) {
    const entries = [...real].map(([kept, url]) => [realKey(sessionId, kept), url])
    if (entries.length > 0) await browser.storage.session.set(Object.fromEntries(entries))
  },
  async read(sessionId, kept) {
    const url = await read(realKey(sessionId, kept))
    if (typeof url === 'string') return url
    return hasMark(kept) ? undefined : kept
  },
  forget: (sessionId, kept) => browser.storage.session.remove(kept.map((url) => realKey(sessionId, url))),
}

/** Nothing more comes of this session. */
export async function forgetSession(sessionId: string): Promise<void> {
  typedOf.delete(sessionId)
  markKeyOf.delete(sessionId)
  const left = Object.keys(await browser.storage.session.get()).filter((key) => key.startsWith(realKey(sessionId, '')))
  await browser.storage.session.remove([typedKey(sessionId), saltKey(sessionId), ...left])
}

async function read(key: string): Promise<unknown> {
  const { [key]: stored } = await browser.storage.session.get(key)
  return stored
}

function readTexts(stored: unknown): readonly string[] {
  return Array.isArray(stored) ? stored.filter((value): value is string => typeof value === 'string') : []
}
