import { joinBytes, sha256, writeHex, type Bytes } from './bytes.ts'
import type { ShareKeys } from './derive-keys.ts'
import { gunzip } from './gzip.ts'
import { MAX_PART_BYTES, PIECE_BYTES, RECORD_BYTES } from './limits.ts'
import { checkManifest, type Entry, type Manifest } from './manifest.ts'
import { openRecords, readHeader } from './records.ts'

/** Reads a part of the server as it was sealed. */
export type FetchPart = (number: number) => Promise<Bytes>

/** Which part, and in it which record of 64 KiB, is not what was sealed; both counted from 0. */
export class DamagedShare extends Error {
  readonly part: number
  readonly record: number

  constructor(part: number, record: number) {
    super(`part ${part} of the share is damaged at record ${record}`)
    this.name = 'DamagedShare'
    this.part = part
    this.record = record
  }
}

export interface OpenedShare {
  manifest: Manifest
  /** Throws `DamagedShare` rather than giving anything that was not sealed, and an error for a name that is not there. */
  readPart: (name: string) => Promise<Bytes>
}

export type OpenOutcome = { ok: true; share: OpenedShare } | { ok: false; reason: 'newer version' }

/** How many opened parts are kept: entries that stand together are read together. */
const KEPT_PARTS = 6

/** JSON of a manifest; more than ten thousand parts and a hundred thousand entries need. */
const MAX_MANIFEST_BYTES = 64 * 1024 * 1024

/** Opens the manifest; everything else is fetched when it is asked for. Throws `DamagedShare` for a wrong key. */
export async function openShare(keys: ShareKeys, fetchPart: FetchPart): Promise<OpenOutcome> {
  const packed = await openPart(0, await fetchPart(0), keys.manifestKey)
  const json = await gunzip(packed, MAX_MANIFEST_BYTES)
  const checked = json ? checkManifest(new TextDecoder().decode(json)) : undefined
  if (!checked?.ok) {
    if (checked?.reason === 'newer version') return { ok: false, reason: checked.reason }
    throw new DamagedShare(0, 0)
  }
  const { manifest } = checked
  const entries = new Map(manifest.entries.map((entry) => [entry.name, entry]))
  const readOpened = keepLast(async (number) => {
    const sealed = await fetchPart(number)
    if (sealed.length !== manifest.parts[number - 1]) throw new DamagedShare(number, cutAt(sealed.length))
    return openPart(number, sealed, await keys.keyOfPart(number))
  })
  return {
    ok: true,
    share: {
      manifest,
      async readPart(name) {
        const entry = entries.get(name)
        if (!entry) throw new Error(`the share has no part ${name}`)
        return readEntry(entry, readOpened)
      },
    },
  }
}

/** Strict where the RFC is free, so that no byte can be another one without being told. */
export async function openPart(number: number, sealed: Bytes, key: Bytes): Promise<Bytes> {
  const header = readHeader(sealed)
  if (!header || header.recordBytes !== RECORD_BYTES || header.keyId.length > 0 || sealed.length > MAX_PART_BYTES)
    throw new DamagedShare(number, 0)
  const opened = await openRecords(sealed, key)
  if (!opened.ok) throw new DamagedShare(number, opened.record)
  return opened.bytes
}

async function readEntry(entry: Entry, readOpened: FetchPart): Promise<Bytes> {
  const pieces: Uint8Array[] = []
  let room = entry.bytes
  for (const [part, from, length] of entry.pieces) {
    const piece = await gunzip((await readOpened(part)).slice(from, from + length), Math.min(PIECE_BYTES, room))
    room -= piece?.length ?? 0
    if (!piece) throw new DamagedShare(part, cutAt(from))
    pieces.push(piece)
  }
  const bytes = joinBytes(...pieces)
  const isWhole = bytes.length === entry.bytes && writeHex(await sha256(bytes)) === entry.hash
  if (!isWhole) throw new DamagedShare(entry.pieces[0]?.[0] ?? 0, 0)
  return bytes
}

/** One fetch however often it is asked for at once; one that failed is asked again. */
function keepLast(read: FetchPart): FetchPart {
  const kept = new Map<number, Promise<Bytes>>()
  return (number) => {
    const known = kept.get(number)
    const reading = known ?? read(number)
    kept.delete(number)
    kept.set(number, reading)
    if (!known) reading.catch(() => kept.delete(number))
    if (kept.size > KEPT_PARTS) kept.delete(kept.keys().next().value!)
    return reading
  }
}

function cutAt(bytes: number): number {
  return Math.floor(bytes / RECORD_BYTES)
}
