import { strToU8, zipSync } from 'fflate'

import { MANIFEST_PART } from '@/lib/files/archive-format'
import { openZip } from '@/lib/files/read-zip'
import { hashOf, type Bytes } from '@/lib/files/unpack-bytes'

import { SMALL, storeSession } from '../../fixtures/stored-session'
import { openDatabase, write } from './support'

/** Of a session with two tabs. */
export async function writeArchive(): Promise<Bytes> {
  const database = openDatabase()
  await storeSession(database, { ...SMALL, windowCount: 2, lengthMs: 60_000 })
  return (await write(database, 'afterimage', ['session-1'])).bytes
}

/** The parts of an archive, changed, as a zip of another tool. */
export async function rebuild(change: (parts: Record<string, Uint8Array>) => void, isHashed = true): Promise<Bytes> {
  const zip = await openZip(new Blob([await writeArchive()]))
  const parts: Record<string, Uint8Array> = {}
  for (const entry of zip.entries.values()) parts[entry.name] = await zip.read(entry)
  change(parts)
  if (isHashed && parts[MANIFEST_PART]) {
    const manifest = JSON.parse(new TextDecoder().decode(parts[MANIFEST_PART])) as {
      parts: { name: string; sha256: string }[]
    }
    for (const part of manifest.parts) {
      const content = parts[part.name]
      if (content) part.sha256 = await hashOf(content as Bytes)
    }
    parts[MANIFEST_PART] = strToU8(JSON.stringify(manifest))
  }
  return zipSync(parts)
}

export const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)
export const SESSION = 'sessions/0001/session.json'
