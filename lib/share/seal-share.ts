import { joinBytes, randomBytes, sha256, writeHex, type Bytes } from './bytes.ts'
import type { ShareKeys } from './derive-keys.ts'
import { gzip } from './gzip.ts'
import { MAX_PARTS, PART_TARGET_BYTES, PIECE_BYTES, RECORD_BYTES } from './limits.ts'
import { FORMAT, FORMAT_VERSION, type Entry, type Manifest, type Piece, type ShareFacts } from './manifest.ts'
import { sealRecords } from './records.ts'

/** What is shared: named parts, one after another. */
export type ShareSource = AsyncIterable<{ name: string; bytes: Bytes }>

/** Takes sealed parts as they come: 1, 2, ... and at last 0, the manifest. */
export type PartSink = (number: number, sealed: Bytes) => Promise<void>

/**
 * Compresses and seals a bundle. At most one part of it and one of the server are held at a time. Refuses with an error
 * what has more than 10,000 parts of 1 MiB. `facts` is asked when all of it was read.
 */
export async function sealShare(
  source: ShareSource,
  facts: () => ShareFacts,
  keys: ShareKeys,
  sink: PartSink,
): Promise<Manifest> {
  const parts: number[] = []
  const entries: Entry[] = []
  let waiting: Uint8Array[] = []
  let waitingBytes = 0

  const closePart = async () => {
    const number = parts.length + 1
    if (number > MAX_PARTS) throw new Error(`a share has at most ${MAX_PARTS} parts`)
    const sealed = await sealPart(joinBytes(...waiting), await keys.keyOfPart(number))
    waiting = []
    waitingBytes = 0
    parts.push(sealed.length)
    await sink(number, sealed)
  }

  for await (const { name, bytes } of source) {
    const pieces: Piece[] = []
    for (let from = 0; from === 0 || from < bytes.length; from += PIECE_BYTES) {
      const packed = await gzip(bytes.slice(from, from + PIECE_BYTES))
      if (waitingBytes > 0 && waitingBytes + packed.length > PART_TARGET_BYTES) await closePart()
      pieces.push([parts.length + 1, waitingBytes, packed.length])
      waiting.push(packed)
      waitingBytes += packed.length
    }
    entries.push({ name, bytes: bytes.length, hash: writeHex(await sha256(bytes)), pieces })
  }
  if (waitingBytes > 0) await closePart()

  const manifest: Manifest = { format: FORMAT, version: FORMAT_VERSION, ...facts(), parts, entries }
  const json = new TextEncoder().encode(JSON.stringify(manifest))
  await sink(0, await sealPart(await gzip(json), keys.manifestKey))
  return manifest
}

function sealPart(text: Bytes, key: Bytes): Promise<Bytes> {
  return sealRecords(text, key, randomBytes(16), RECORD_BYTES)
}
