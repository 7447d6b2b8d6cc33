import { browser } from 'wxt/browser'

/** In the browser's storage, never in the database: who is given a session or a copy of the database cannot try names. */
const KEY = 'personKey'

let known: Promise<CryptoKey> | undefined

/** The key under which persons are named whose own names are masked: the same for all sessions, for ever. */
export function readPersonKey(): Promise<CryptoKey> {
  known ??= importKey().catch((error: unknown) => {
    known = undefined
    throw error
  })
  return known
}

async function importKey(): Promise<CryptoKey> {
  const { [KEY]: stored } = await browser.storage.local.get(KEY)
  const secret = typeof stored === 'string' ? stored : crypto.randomUUID() + crypto.randomUUID()
  if (stored !== secret) await browser.storage.local.set({ [KEY]: secret })
  const bytes = new TextEncoder().encode(secret)
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
}
