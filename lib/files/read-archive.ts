import { ARCHIVE_FORMAT, ARCHIVE_VERSION, HEAD_PART, MANIFEST_PART } from './archive-format'
import { clipSession } from './clip-session'
import { checkSessionPart } from './check-session-part'
import type { IncomingAsset, IncomingChunk, IncomingSession } from './incoming'
import { MAX_SESSION_ROWS, MAX_SESSIONS, MAX_UNPACK_RATIO, UNPACK_ROOM_BYTES } from './limits'
import { parseJson } from './parse-json'
import { readChunkPart } from './read-chunk-part'
import { asFields, asList, isFields, readText, type Fields } from './read-row'
import type { OpenZip } from './read-zip'
import { countLeftOut, Refusal, type LeftOut, type RefusalReason } from './refusal'
import { hashOf, type Bytes } from './unpack-bytes'
import type { UnpackRoom } from './unpack-event'
import { checkEventRow } from './check-events'

export type ArchiveSession =
  | { ok: true; incoming: IncomingSession }
  | { ok: false; title: string; reason: RefusalReason }

/** Whether a zip is an Afterimage export. Refuses one of a version that is not known here. */
export async function isArchive(zip: OpenZip): Promise<boolean> {
  for (const name of [HEAD_PART, MANIFEST_PART]) {
    const entry = zip.entries.get(name)
    if (!entry) continue
    const { format, version } = asFields(parseJson(decode(await zip.read(entry))))
    if (format !== ARCHIVE_FORMAT) return false
    if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
      throw new Refusal('damaged', 'version')
    if (version > ARCHIVE_VERSION) throw new Refusal('newer version')
    return true
  }
  return false
}

const SESSION_PART = /^(sessions\/\d{1,9})\/session\.json$/
const KNOWN_PART = /^(?:sessions\/\d{1,9}\/|assets\/[0-9a-f]{64}$|afterimage\.json$|manifest\.json$)/

/** The sessions of an archive, one after another; what of it is not sound is counted and left out. */
export async function* readArchive(zip: OpenZip, now: number, leftOut: LeftOut): AsyncGenerator<ArchiveSession> {
  const parts = await openParts(zip, leftOut)
  const folders = new Set([...zip.entries.keys()].flatMap((name) => SESSION_PART.exec(name)?.[1] ?? []))
  for (const folder of [...folders].toSorted().slice(0, MAX_SESSIONS)) {
    try {
      const part = await parts.readJson(`${folder}/session.json`)
      yield { ok: true, incoming: await readSession(folder, part, parts, now, leftOut) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      yield { ok: false, title: parts.titles.get(folder) ?? '', reason: error.reason }
    }
  }
  for (const [folder, title] of parts.titles) {
    if (!folders.has(folder)) yield { ok: false, title, reason: 'cut off' }
  }
}

interface Parts {
  /** By folder, as the manifest has them; empty where it is not there. */
  titles: ReadonlyMap<string, string>
  list(prefix: string): string[]
  /** Whether all that the manifest names in a folder is there; without a manifest nobody knows. */
  hasAll(folder: string): boolean
  read(name: string): Promise<Bytes>
  readJson(name: string): Promise<unknown>
  /** What chunks may still unpack to. */
  room: UnpackRoom
}

async function openParts(zip: OpenZip, leftOut: LeftOut): Promise<Parts> {
  const manifest = await readManifest(zip, leftOut)
  const listed = asList(manifest?.['parts']).filter(isFields)
  const hashes = new Map(listed.map(({ name, sha256 }) => [readText(name), readText(sha256)]))
  countLeftOut(leftOut, 'missing parts', [...hashes.keys()].filter((name) => !zip.entries.has(name)).length)
  countLeftOut(leftOut, 'unknown parts', [...zip.entries.keys()].filter((name) => !KNOWN_PART.test(name)).length)
  const sessions = asList(manifest?.['sessions']).filter(isFields)
  const read = async (name: string) => {
    const entry = zip.entries.get(name)
    if (!entry) throw new Refusal('cut off', name)
    const bytes = await zip.read(entry)
    const expected = hashes.get(name)
    if (expected !== undefined && expected !== (await hashOf(bytes))) throw new Refusal('damaged', name)
    return bytes
  }
  return {
    titles: new Map(sessions.map(({ folder, title }) => [readText(folder, 100), readText(title, 500)])),
    list: (prefix) => [...zip.entries.keys()].filter((name) => name.startsWith(prefix)).toSorted(),
    hasAll: (folder) =>
      manifest !== undefined &&
      [...hashes.keys()].every((name) => !name.startsWith(`${folder}/`) || zip.entries.has(name)),
    read,
    readJson: async (name) => parseJson(decode(await read(name))),
    room: { bytes: zip.fileBytes * MAX_UNPACK_RATIO + UNPACK_ROOM_BYTES },
  }
}

async function readManifest(zip: OpenZip, leftOut: LeftOut): Promise<Fields | undefined> {
  const entry = zip.entries.get(MANIFEST_PART)
  if (!entry) {
    countLeftOut(leftOut, zip.isCut ? 'missing ends' : 'missing parts')
    return undefined
  }
  const manifest = await orCounted(leftOut, async () => parseJson(decode(await zip.read(entry))))
  return manifest === undefined ? undefined : asFields(manifest)
}

/** What is damaged is counted, and the rest goes on. */
async function orCounted<T>(leftOut: LeftOut, read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    countLeftOut(leftOut, 'damaged parts')
    return undefined
  }
}

async function readSession(
  folder: string,
  part: unknown,
  parts: Parts,
  now: number,
  leftOut: LeftOut,
): Promise<IncomingSession> {
  const before = leftOut['damaged parts'] ?? 0
  const damage = countDamage(leftOut)
  const events = []
  for (const name of parts.list(`${folder}/events-`)) {
    const rows = asList(await orCounted(leftOut, () => parts.readJson(name)))
    const checked = rows.map(checkEventRow).filter((row) => row !== undefined)
    countLeftOut(leftOut, 'rows of an unknown shape', rows.length - checked.length)
    for (const row of checked) events.push(row)
    if (events.length > MAX_SESSION_ROWS) throw new Refusal('too large', 'events')
  }
  const hasAllEvents = (leftOut['damaged parts'] ?? 0) === before
  const hasNotes = parts.list(`${folder}/notes.json`).length > 0
  const notes = hasNotes ? await orCounted(leftOut, () => parts.readJson(`${folder}/notes.json`)) : []
  const incoming: IncomingSession = {
    ...checkSessionPart(part, notes, leftOut),
    events,
    hasAllEvents,
    isWhole: () => parts.hasAll(folder) && countDamage(leftOut) === damage,
    readChunks: () => readChunks(folder, parts, now, leftOut),
    readAssets: () => readAssets(folder, parts, leftOut),
  }
  return clipSession(incoming, leftOut)
}

async function* readChunks(folder: string, parts: Parts, now: number, leftOut: LeftOut): AsyncGenerator<IncomingChunk> {
  for (const name of parts.list(`${folder}/chunks-`)) {
    const bytes = await orCounted(leftOut, () => parts.read(name))
    if (bytes) yield* readChunkPart(bytes, now, parts.room, leftOut)
  }
}

async function* readAssets(folder: string, parts: Parts, leftOut: LeftOut): AsyncGenerator<IncomingAsset> {
  const name = `${folder}/assets.json`
  if (parts.list(name).length === 0) return
  const rows = asList(await orCounted(leftOut, () => parts.readJson(name))).filter(isFields)
  for (const row of rows) {
    const asset = {
      url: readText(row['url']),
      pageId: readText(row['pageId']),
      hash: readText(row['hash'], 64),
      type: readText(row['type'], 100),
    }
    const body = await orNothing(() => parts.read(`assets/${asset.hash}`))
    // What it is called is what it is.
    if (body && (await hashOf(body)) === asset.hash) yield { ...asset, body }
    else countLeftOut(leftOut, 'damaged pictures, fonts or styles')
  }
}

async function orNothing<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return undefined
  }
}

/** What makes a session less than it was. */
function countDamage(leftOut: LeftOut): number {
  const kinds = ['damaged parts', 'damaged chunks', 'damaged pictures, fonts or styles'] as const
  return kinds.reduce((sum, kind) => sum + (leftOut[kind] ?? 0), 0)
}

function decode(bytes: Bytes): string {
  return new TextDecoder().decode(bytes)
}
