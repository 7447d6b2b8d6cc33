import { MAX_ENTRIES } from './limits'
import { readLocal, type LocalHeader, type ZipEntry } from './zip-entry'

const DESCRIPTOR_BYTES = 16
const WINDOW_BYTES = 1024 ** 2
const [P, K, SEVEN, EIGHT] = [0x50, 0x4b, 0x07, 0x08]

/**
 * The whole parts of a zip whose end is missing, one after another from its beginning. Where a part ends is said behind
 * it by a descriptor, which is one only where the size in it is that of what lies before it.
 */
export async function findEntries(file: Blob): Promise<ZipEntry[]> {
  const found: ZipEntry[] = []
  let start = 0
  while (found.length < MAX_ENTRIES) {
    const local = await readLocal(file, start)
    if (!local) break
    const sizes = local.isOpen ? await findDescriptor(file, local.dataStart) : { ...local, end: endOf(local) }
    if (!sizes || sizes.end > file.size) break
    const { crc, packedBytes, bytes } = sizes
    found.push({ name: local.name, method: local.method, crc, packedBytes, bytes, start })
    start = sizes.end
  }
  return found
}

function endOf({ dataStart, packedBytes }: LocalHeader): number {
  return dataStart + packedBytes
}

async function findDescriptor(file: Blob, dataStart: number) {
  for (let from = dataStart; from < file.size; from += WINDOW_BYTES) {
    // One that lies over the edge of two windows is in the first.
    const view = new DataView(await file.slice(from, from + WINDOW_BYTES + DESCRIPTOR_BYTES).arrayBuffer())
    const bytes = new Uint8Array(view.buffer)
    for (let at = bytes.indexOf(P); at >= 0 && at + DESCRIPTOR_BYTES <= bytes.length; at = bytes.indexOf(P, at + 1)) {
      if (bytes[at + 1] !== K || bytes[at + 2] !== SEVEN || bytes[at + 3] !== EIGHT) continue
      const packedBytes = view.getUint32(at + 8, true)
      if (packedBytes !== from + at - dataStart) continue
      const end = from + at + DESCRIPTOR_BYTES
      return { crc: view.getUint32(at + 4, true), packedBytes, bytes: view.getUint32(at + 12, true), end }
    }
  }
  return undefined
}
