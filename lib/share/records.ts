import { joinBytes, type Bytes } from './bytes.ts'
import { hkdf } from './hkdf.ts'

/*
 * RFC 8188, content coding aes128gcm:
 *
 *   salt 16 | record size 4 | length of key id 1 | key id | record | record | ...
 *
 * A record is AES-128-GCM of (text, one byte 1, any zeros), the last one of (text, one byte 2, any zeros), and has the
 * record size with its 16 bytes of tag; the last one may be shorter. Key and nonce are derived from the salt, and the
 * nonce counts the records: one that is changed, left out or moved does not open, a stream that was cut has no last one.
 */
const HEADER_BYTES = 21
const TAG_BYTES = 16
const NONCE_BYTES = 12
const LAST = 2
const NOT_LAST = 1

export interface RecordsHeader {
  salt: Bytes
  recordBytes: number
  keyId: Bytes
}

export type OpenedRecords =
  | { ok: true; bytes: Bytes }
  /** The first record that is not what was sealed: changed, moved, cut, or another key. */
  | { ok: false; reason: 'damaged'; record: number }

/** Without a key id. `salt`: 16 bytes, never twice with the same key. */
export async function sealRecords(text: Bytes, key: Bytes, salt: Bytes, recordBytes: number): Promise<Bytes> {
  const { aes, nonceOf } = await deriveRecordKeys(key, salt)
  const room = recordBytes - TAG_BYTES - 1
  const count = Math.max(1, Math.ceil(text.length / room))
  const sealed: Uint8Array[] = [writeHeader(salt, recordBytes)]
  for (let record = 0; record < count; record++) {
    const piece = text.subarray(record * room, (record + 1) * room)
    const padded = joinBytes(piece, Uint8Array.of(record === count - 1 ? LAST : NOT_LAST))
    sealed.push(new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonceOf(record) }, aes, padded)))
  }
  return joinBytes(...sealed)
}

/** `undefined` when it is too short for one. */
export function readHeader(sealed: Bytes): (RecordsHeader & { from: number }) | undefined {
  if (sealed.length < HEADER_BYTES) return undefined
  const from = HEADER_BYTES + sealed[HEADER_BYTES - 1]!
  const recordBytes = new DataView(sealed.buffer, sealed.byteOffset).getUint32(16)
  if (recordBytes < TAG_BYTES + 2 || sealed.length < from) return undefined
  return { salt: sealed.slice(0, 16), recordBytes, keyId: sealed.slice(HEADER_BYTES, from), from }
}

/** All of it or nothing. Records are counted from 0. */
export async function openRecords(sealed: Bytes, key: Bytes): Promise<OpenedRecords> {
  const header = readHeader(sealed)
  if (!header) return { ok: false, reason: 'damaged', record: 0 }
  const { aes, nonceOf } = await deriveRecordKeys(key, header.salt)
  const body = sealed.subarray(header.from)
  const count = Math.max(1, Math.ceil(body.length / header.recordBytes))
  const opened: Uint8Array[] = []
  for (let record = 0; record < count; record++) {
    const piece = body.subarray(record * header.recordBytes, (record + 1) * header.recordBytes)
    const text = await openRecord(piece, aes, nonceOf(record), record === count - 1 ? LAST : NOT_LAST)
    if (!text) return { ok: false, reason: 'damaged', record }
    opened.push(text)
  }
  return { ok: true, bytes: joinBytes(...opened) }
}

async function openRecord(piece: Bytes, aes: CryptoKey, iv: Bytes, mark: number): Promise<Uint8Array | undefined> {
  if (piece.length <= TAG_BYTES) return undefined
  const padded = await decrypt(piece, aes, iv)
  if (!padded) return undefined
  let end = padded.length - 1
  while (end > 0 && padded[end] === 0) end--
  return padded[end] === mark ? padded.subarray(0, end) : undefined
}

async function decrypt(piece: Bytes, aes: CryptoKey, iv: Bytes): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, aes, piece))
  } catch (error) {
    // What WebCrypto says of a tag that does not fit; everything else is a bug.
    if (error instanceof DOMException && error.name === 'OperationError') return undefined
    throw error
  }
}

function writeHeader(salt: Bytes, recordBytes: number): Bytes {
  const header = new Uint8Array(HEADER_BYTES)
  header.set(salt)
  new DataView(header.buffer).setUint32(16, recordBytes)
  return header
}

async function deriveRecordKeys(key: Bytes, salt: Bytes) {
  const raw = await hkdf(key, salt, 'Content-Encoding: aes128gcm\0', 16)
  const base = await hkdf(key, salt, 'Content-Encoding: nonce\0', NONCE_BYTES)
  const aes = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  const nonceOf = (record: number): Bytes => {
    const nonce = base.slice()
    const view = new DataView(nonce.buffer)
    // The last six bytes; a record is never as far as the upper two of them.
    view.setUint32(8, (view.getUint32(8) ^ record) >>> 0)
    return nonce
  }
  return { aes, nonceOf }
}
