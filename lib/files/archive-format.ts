import type { Chunk } from '@/lib/model/chunk'
import type { SessionEvent } from '@/lib/model/event'
import type { Person, Study } from '@/lib/model/library'
import type { Note } from '@/lib/model/note'
import type { SessionRules } from '@/lib/model/rules'
import type { Page, Session, Window } from '@/lib/model/session'

import { Refusal } from './refusal'
import { joinBytes, type Bytes } from './unpack-bytes'

/**
 * An Afterimage export, version 1: sessions with all that belongs to them, as one file.
 *
 *   study.afterimage             a zip without its 64-bit form; every part is written as deflate
 *   ├─ afterimage.json           Head; first, so that a file that was cut off still says what it is
 *   ├─ sessions/0001/
 *   │  ├─ session.json           SessionPart: rows of the session, its windows, pages, rules, people, study
 *   │  ├─ events-0001.json       SessionEvent[] in order of time, at most 5,000 a part
 *   │  ├─ notes.json             Note[]
 *   │  ├─ chunks-0001.bin        frames, one a chunk, about 4 MiB a part:
 *   │  │                           u32 little-endian   length of all that follows
 *   │  │                           u32 little-endian   length of the head
 *   │  │                           JSON                ChunkHead
 *   │  │                           bytes               the chunk's body, as it is stored; the head names its codec
 *   │  └─ assets.json            AssetPart[]: which address shows which asset
 *   ├─ sessions/0002/ …
 *   ├─ assets/<SHA-256>          a picture, font or style, once for all sessions
 *   └─ manifest.json             Manifest: what is in the file, and the SHA-256 of each part
 *
 * What edits (redactions, a trim) take out of a session is not in it. Ids are those of the browser it comes from: who
 * takes the file in gives new ones. Parts and fields that a reader does not know are left alone; what an older reader
 * would get wrong is a new version.
 */
export const ARCHIVE_FORMAT = 'afterimage'
export const ARCHIVE_VERSION = 1

export const HEAD_PART = 'afterimage.json'
export const MANIFEST_PART = 'manifest.json'

/** Instants are epoch ms, here and below. */
export interface Head {
  format: typeof ARCHIVE_FORMAT
  version: number
  exportedAt: number
}

export interface SessionPart {
  session: Session
  /** The session that it was taken in from, where it was: the same one is known by it anywhere. */
  originId: string
  windows: Window[]
  pages: Page[]
  rules: SessionRules[]
  people: Person[]
  study: Study | null
}

export interface AssetPart {
  url: string
  pageId: string
  hash: string
  type: string
}

export type ChunkHead = Omit<Chunk, 'body' | 'sessionId'>
export type EventRow = Omit<SessionEvent, 'id'>
export type NoteRow = Note

export interface Manifest extends Head {
  sessions: ManifestSession[]
  parts: ManifestPart[]
}

export interface ManifestSession {
  folder: string
  originId: string
  title: string
  startedAt: number
  endedAt: number
  windowCount: number
  pageCount: number
  chunkCount: number
  eventCount: number
  noteCount: number
  assetCount: number
}

export interface ManifestPart {
  name: string
  bytes: number
  sha256: string
}

/** `index` from 0. */
export function folderOf(index: number): string {
  return `sessions/${String(index + 1).padStart(4, '0')}`
}

export function partName(folder: string, kind: 'events' | 'chunks', index: number): string {
  return `${folder}/${kind}-${String(index + 1).padStart(4, '0')}.${kind === 'events' ? 'json' : 'bin'}`
}

const LENGTH_BYTES = 4

export function packFrame({ body, sessionId: _sessionId, ...head }: Chunk): Bytes {
  const json = new TextEncoder().encode(JSON.stringify(head))
  const frame = joinBytes([new Uint8Array(LENGTH_BYTES), new Uint8Array(LENGTH_BYTES), json, body])
  const view = new DataView(frame.buffer)
  view.setUint32(0, frame.byteLength - LENGTH_BYTES, true)
  view.setUint32(LENGTH_BYTES, json.byteLength, true)
  return frame
}

/** The frames of a part; refuses a part that does not end where its last frame does. */
export function* unpackFrames(part: Bytes): Generator<{ head: unknown; body: Bytes }> {
  const view = new DataView(part.buffer, part.byteOffset, part.byteLength)
  let at = 0
  while (at < part.byteLength) {
    if (at + 2 * LENGTH_BYTES > part.byteLength) throw new Refusal('damaged', 'frame')
    const end = at + LENGTH_BYTES + view.getUint32(at, true)
    const bodyAt = at + 2 * LENGTH_BYTES + view.getUint32(at + LENGTH_BYTES, true)
    if (end > part.byteLength || bodyAt > end) throw new Refusal('damaged', 'frame')
    yield { head: parseHead(part.subarray(at + 2 * LENGTH_BYTES, bodyAt)), body: part.slice(bodyAt, end) }
    at = end
  }
}

function parseHead(json: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(json)) as unknown
  } catch {
    throw new Refusal('damaged', 'frame')
  }
}
