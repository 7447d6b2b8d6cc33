import { unpackFrames } from '@/lib/files/archive-format'
import { openZip } from '@/lib/files/read-zip'
import { unpackBytes } from '@/lib/files/unpack-bytes'

import { readSessionFile } from './read-session-file.ts'

const MOST_BYTES = 256 * 1024 ** 2

/** Everything that stands in an exported file, unpacked, one row a part: names of parts, what is in them, and in chunks. */
export async function readExport(file: {
  name: string
  bytes: Buffer<ArrayBuffer>
}): Promise<{ name: string; text: string }[]> {
  const { name, bytes } = file
  if (name.endsWith('.html')) return [{ name, text: bytes.toString() }, ...readSessionFile(bytes.toString())]
  if (bytes.subarray(0, 2).toString() !== 'PK') return [{ name, text: bytes.toString() }]
  const zip = await openZip(new Blob([bytes]))
  const rows = [{ name, text: '' }]
  for (const entry of zip.entries.values()) {
    const part = await zip.read(entry)
    rows.push({ name: entry.name, text: Buffer.from(part).toString() })
    if (!entry.name.endsWith('.bin')) continue
    for (const { head, body } of unpackFrames(part)) {
      const chunk = await unpackBytes(body, 'gzip', MOST_BYTES)
      rows.push({ name: JSON.stringify(head), text: Buffer.from(chunk).toString() })
    }
  }
  return rows
}
