import { Zip, ZipDeflate } from 'fflate'

import { MAX_ENTRIES, MAX_FILE_BYTES } from './limits'
import { Refusal } from './refusal'

export interface ZipPart {
  name: string
  /** Text is packed, bytes are taken to be packed already. */
  content: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>
}

const PACKED_WELL = 6
const AS_IT_IS = 0

/**
 * A zip of parts, given on as it is made: no more than one piece of one part is in memory. All parts are written as
 * deflate with a descriptor behind them, so that what is left of a file that was cut off can be found again.
 * `at` (epoch ms) is the date of each part. Refuses what a zip without its 64-bit form does not hold.
 */
export async function* writeZip(parts: AsyncIterable<ZipPart>, at: number): AsyncGenerator<Uint8Array> {
  let failure: Error | null = null
  let ready: Uint8Array[] = []
  let [count, size] = [0, 0]
  const take = () => {
    if (failure) throw failure
    const taken = ready
    ready = []
    size += taken.reduce((sum, { byteLength }) => sum + byteLength, 0)
    if (count > MAX_ENTRIES || size > MAX_FILE_BYTES) throw new Refusal('too large')
    return taken
  }
  const zip = new Zip((error, data) => {
    failure ??= error
    if (!error) ready.push(data)
  })
  for await (const { name, content } of parts) {
    count += 1
    let entry: ZipDeflate | undefined
    for await (const piece of content) {
      entry ??= addEntry(zip, name, typeof piece === 'string' ? PACKED_WELL : AS_IT_IS, at)
      entry.push(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece)
      yield* take()
    }
    entry ??= addEntry(zip, name, AS_IT_IS, at)
    entry.push(new Uint8Array(0), true)
    yield* take()
  }
  zip.end()
  yield* take()
}

function addEntry(zip: Zip, name: string, level: 0 | 6, at: number): ZipDeflate {
  const entry = new ZipDeflate(name, { level })
  // A zip knows no year before 1980.
  entry.mtime = Math.max(at, Date.UTC(1980, 0, 2))
  zip.add(entry)
  return entry
}
