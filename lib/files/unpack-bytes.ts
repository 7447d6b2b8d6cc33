import { Refusal } from './refusal'

export type Bytes = Uint8Array<ArrayBuffer>
export type Packing = 'gzip' | 'deflate' | 'deflate-raw'

/**
 * Unpacks, and stops at `mostBytes`: what a file says of its size is believed by nobody. Refuses what is damaged or
 * cut off, and what would be more.
 */
export async function unpackBytes(packed: Blob | Bytes, packing: Packing, mostBytes: number): Promise<Bytes> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream(packing)).getReader()
  const parts: Bytes[] = []
  let length = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      length += value.byteLength
      if (length > mostBytes) throw new Refusal('unpacks to too much')
      parts.push(value)
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined)
    // The stream throws a TypeError of its own for whatever is wrong with the bytes.
    throw error instanceof Refusal ? error : new Refusal('damaged', String(error))
  }
  return joinBytes(parts, length)
}

export function joinBytes(
  parts: readonly Uint8Array[],
  length = parts.reduce((sum, part) => sum + part.length, 0),
): Bytes {
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole
}

export async function hashOf(bytes: Bytes): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
