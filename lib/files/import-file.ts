import type { HeldMasking } from '@/lib/ingest/mask-chunk'
import type { Database } from '@/lib/store/database'

import { buildIncoming } from './build-incoming'
import { findKnown, type KnownSession } from './find-known'
import type { IncomingSession } from './incoming'
import { MAX_FILE_BYTES, MAX_JSON_BYTES, MAX_UNPACK_RATIO, UNPACK_ROOM_BYTES } from './limits'
import { maskIncoming } from './mask-incoming'
import { isArchive, readArchive } from './read-archive'
import { readForeign } from './read-foreign'
import { openZip, type OpenZip } from './read-zip'
import { countLeftOut, Refusal, type LeftOut, type RefusalReason } from './refusal'
import { AlreadyHere, takeSession, type TakenSession, type Taking } from './take-session'
import { joinBytes, unpackBytes, type Bytes } from './unpack-bytes'

/** What became of one file. */
export interface ImportedFile {
  taken: TakenSession[]
  /** Sessions that are here already: they were not stored again. */
  known: KnownSession[]
  /** The file, where there is no title, or a session in it. */
  refused: { title: string; reason: RefusalReason }[]
  leftOut: LeftOut
}

export interface Importing extends Taking {
  /** Rules to mask again by; none leaves everything as it is in the file. */
  masking: HeldMasking | undefined
}

const ZIP_MARK = [0x50, 0x4b]
const GZIP_MARK = [0x1f, 0x8b]

/**
 * Import: in comes a file from anywhere, out goes what became of it. Nothing in it is believed before it was checked:
 * how large it is and what it unpacks to, how deep it is nested, what shapes it has. What is sound comes in, session by
 * session, and what is not is said. Never throws for what is in a file; only for a stop, or where the store fails.
 */
export async function importFile(database: Database, file: Blob, importing: Importing): Promise<ImportedFile> {
  const result: ImportedFile = { taken: [], known: [], refused: [], leftOut: {} }
  await refuseInto(result, '', () => importAny(database, file, importing, result))
  return result
}

async function importAny(database: Database, file: Blob, importing: Importing, result: ImportedFile): Promise<void> {
  if (file.size === 0) throw new Refusal('empty')
  if (file.size > MAX_FILE_BYTES) throw new Refusal('too large')
  const mark = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  const isMarked = (bytes: readonly number[]) => bytes.every((byte, index) => mark[index] === byte)
  if (!isMarked(ZIP_MARK)) {
    const name = file instanceof File ? file.name : ''
    return importText(database, name, await readText(file, isMarked(GZIP_MARK)), importing, result)
  }
  const zip = await openZip(file)
  if (await isArchive(zip)) await importArchive(database, zip, importing, result)
  else await importTexts(database, zip, importing, result)
}

async function importArchive(database: Database, zip: OpenZip, importing: Importing, result: ImportedFile) {
  let count = 0
  for await (const session of readArchive(zip, importing.now, result.leftOut)) {
    importing.stop.throwIfAborted()
    count += 1
    if (!session.ok) result.refused.push({ title: session.title, reason: session.reason })
    else await takeOnce(database, session.incoming, importing, result)
  }
  if (count === 0) throw new Refusal(zip.isCut ? 'cut off' : 'no recording')
}

/** A zip of files of JSON, as several windows leave. */
async function importTexts(database: Database, zip: OpenZip, importing: Importing, result: ImportedFile) {
  const entries = [...zip.entries.values()].filter(({ name }) => /\.jsonl?$/i.test(name))
  if (entries.length === 0) throw new Refusal(zip.isCut ? 'cut off' : 'no recording')
  countLeftOut(result.leftOut, 'unknown parts', zip.entries.size - entries.length)
  for (const entry of entries) {
    await refuseInto(result, entry.name, async () => {
      await importText(database, entry.name, decode(await zip.read(entry)), importing, result)
    })
  }
}

async function importText(
  database: Database,
  name: string,
  text: string,
  importing: Importing,
  result: ImportedFile,
): Promise<void> {
  importing.stop.throwIfAborted()
  const incoming = await buildIncoming(readForeign(text), name, importing.now, result.leftOut)
  await takeOnce(database, incoming, importing, result)
}

async function takeOnce(database: Database, incoming: IncomingSession, importing: Importing, result: ImportedFile) {
  const known = await findKnown(database, incoming.originId)
  if (known) {
    result.known.push(known)
    return
  }
  const { masking } = importing
  const given = masking ? maskIncoming(incoming, masking) : incoming
  await refuseInto(result, incoming.session.title, async () => {
    try {
      result.taken.push(await takeSession(database, given, importing))
    } catch (error) {
      if (!(error instanceof AlreadyHere)) throw error
      result.known.push(error.session)
    }
  })
}

async function refuseInto({ refused }: ImportedFile, title: string, run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    refused.push({ title, reason: error.reason })
  }
}

/** The text of a file of JSON, or of one segment of Sentry's, whose second line is packed. */
async function readText(file: Blob, isPacked: boolean): Promise<string> {
  if (file.size > MAX_JSON_BYTES) throw new Refusal('too large')
  const room = Math.min(MAX_JSON_BYTES, file.size * MAX_UNPACK_RATIO + UNPACK_ROOM_BYTES)
  const bytes = isPacked ? await unpackBytes(file, 'gzip', room) : new Uint8Array(await file.arrayBuffer())
  const packedAt = findZlib(bytes)
  if (packedAt < 0) return decode(bytes)
  const unpacked = await unpackBytes(bytes.slice(packedAt), 'deflate', room)
  return decode(joinBytes([bytes.subarray(0, packedAt), unpacked]))
}

const NEW_LINE = 10
/** How zlib begins (RFC 1950), at each of its levels. */
const ZLIB_FIRST = 0x78
const ZLIB_SECOND: ReadonlySet<number> = new Set([0x01, 0x5e, 0x9c, 0xda])
const MAX_HEAD_BYTES = 200

function findZlib(bytes: Bytes): number {
  const at = bytes.subarray(0, MAX_HEAD_BYTES).indexOf(NEW_LINE) + 1
  const isZlib = bytes[at] === ZLIB_FIRST && ZLIB_SECOND.has(bytes[at + 1] ?? 0)
  return isZlib ? at : -1
}

function decode(bytes: Bytes): string {
  return new TextDecoder().decode(bytes)
}
