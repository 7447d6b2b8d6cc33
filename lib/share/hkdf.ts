import type { Bytes } from './bytes.ts'

/** RFC 5869 with SHA-256. */
export async function hkdf(ikm: Bytes, salt: Bytes, info: string, count: number): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', ikm, 'HKDF', false, ['deriveBits'])
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt, info: new TextEncoder().encode(info) }
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, count * 8))
}
