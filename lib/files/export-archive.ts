import type { Page } from '@/lib/model/session'

import {
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  folderOf,
  HEAD_PART,
  MANIFEST_PART,
  packFrame,
  partName,
  type AssetPart,
  type Head,
  type ManifestPart,
  type ManifestSession,
  type SessionPart,
} from './archive-format'
import type { ExportFile } from './export-format'
import { nameWhole, type ExportSource } from './export-source'
import { EVENTS_PER_PART, PART_BYTES } from './limits'
import type { LeavingSession } from './open-session'
import { hashOf, joinBytes, type Bytes } from './unpack-bytes'
import { writeZip, type ZipPart } from './write-zip'

interface Part {
  name: string
  content: string | Bytes
}

/** What an archive is made of: sessions of the database, or of elsewhere. */
export interface ArchiveSource {
  sessionIds: readonly string[]
  /** Epoch ms. */
  exportedAt: number
  /** `undefined` for one that is not there any more. */
  open: (sessionId: string) => Promise<ArchivedSession | undefined>
  /** Of a picture, font or style, by its hash; `undefined` where it is not there. */
  readBody: (hash: string) => Promise<Bytes | undefined>
}

export type ArchivedSession = Pick<
  LeavingSession,
  'content' | 'people' | 'study' | 'readLastSeq' | 'readChunks' | 'listAssets'
>

/** One archive of all sessions. In memory is one part at a time; where each is big, that is a chunk. */
export async function* exportArchive(source: ExportSource): AsyncGenerator<ExportFile> {
  const name = await nameWhole(source, 'afterimage')
  const { database } = source
  const readBody = async (hash: string) => (await database.assets.get(hash))?.body
  yield { name: `${name}.afterimage`, write: () => writeArchive({ ...source, readBody }) }
}

export function writeArchive(source: ArchiveSource): AsyncGenerator<Uint8Array> {
  return writeZip(writeParts(source), source.exportedAt)
}

async function* writeParts(source: ArchiveSource): AsyncGenerator<ZipPart> {
  const head: Head = { format: ARCHIVE_FORMAT, version: ARCHIVE_VERSION, exportedAt: source.exportedAt }
  const parts: ManifestPart[] = []
  const sessions: ManifestSession[] = []
  const hashes = new Set<string>()
  const note = async ({ name, content }: Part): Promise<ZipPart> => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    parts.push({ name, bytes: bytes.byteLength, sha256: await hashOf(bytes) })
    return { name, content: [content] }
  }
  yield note({ name: HEAD_PART, content: JSON.stringify(head) })
  for (const id of source.sessionIds) {
    const session = await source.open(id)
    if (!session) continue
    const folder = folderOf(sessions.length)
    const counted = { chunkCount: 0, assets: [] as AssetPart[] }
    for await (const part of writeSession(folder, session, counted)) yield note(part)
    sessions.push(describeSession(folder, session, counted))
    for (const { hash } of counted.assets) {
      if (hashes.has(hash)) continue
      hashes.add(hash)
      const content = await source.readBody(hash)
      if (content) yield note({ name: `assets/${hash}`, content })
    }
  }
  yield { name: MANIFEST_PART, content: [JSON.stringify({ ...head, sessions, parts })] }
}

async function* writeSession(
  folder: string,
  leaving: ArchivedSession,
  counted: { chunkCount: number; assets: AssetPart[] },
): AsyncGenerator<Part> {
  const { content, people, study } = leaving
  const { session, windows, rules, events, notes } = content
  const pages: Page[] = []
  // What of a page is not there is said by this number: whoever takes it in can tell what is missing.
  for (const page of content.pages) pages.push({ ...page, lastSeq: await leaving.readLastSeq(page.id) })
  const part: SessionPart = { session, originId: originOf(session), windows, pages, rules, people, study }
  yield { name: `${folder}/session.json`, content: JSON.stringify(part) }
  for (let from = 0; from < events.length; from += EVENTS_PER_PART) {
    const rows = events.slice(from, from + EVENTS_PER_PART).map(({ id: _id, ...row }) => row)
    yield { name: partName(folder, 'events', from / EVENTS_PER_PART), content: JSON.stringify(rows) }
  }
  if (notes.length > 0) yield { name: `${folder}/notes.json`, content: JSON.stringify(notes) }
  yield* writeChunks(folder, leaving, counted)
  counted.assets = await leaving.listAssets()
  if (counted.assets.length > 0) yield { name: `${folder}/assets.json`, content: JSON.stringify(counted.assets) }
}

async function* writeChunks(
  folder: string,
  { content, readChunks }: ArchivedSession,
  counted: { chunkCount: number },
): AsyncGenerator<Part> {
  let frames: Bytes[] = []
  let size = 0
  let index = 0
  const take = (): Part => {
    const part = { name: partName(folder, 'chunks', index), content: joinBytes(frames) }
    frames = []
    size = 0
    index += 1
    return part
  }
  for (const page of content.pages) {
    for await (const chunk of readChunks(page)) {
      const frame = packFrame(chunk)
      frames.push(frame)
      size += frame.byteLength
      counted.chunkCount += 1
      if (size >= PART_BYTES) yield take()
    }
  }
  if (frames.length > 0) yield take()
}

/** By which a session is known anywhere. */
export function originOf({ id, originId }: SessionPart['session']): string {
  return originId ?? id
}

function describeSession(
  folder: string,
  { content }: ArchivedSession,
  { chunkCount, assets }: { chunkCount: number; assets: AssetPart[] },
): ManifestSession {
  const { session, windows, pages, events, notes } = content
  return {
    folder,
    originId: originOf(session),
    title: session.title,
    startedAt: session.startedAt,
    endedAt: session.endedAt,
    windowCount: windows.length,
    pageCount: pages.length,
    chunkCount,
    eventCount: events.length,
    noteCount: notes.length,
    assetCount: assets.length,
  }
}
