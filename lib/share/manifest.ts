/*
 * What a sealed share holds, as JSON, gzipped and sealed with the manifest key. It is part 0 of the server.
 *
 *   parts     of the server, from 1: the size of each as sealed
 *   entries   parts of the bundle by name: in which part of the server their bytes are, from where, in how many pieces
 *
 *   part of the server = RFC 8188 records of (piece | piece | ...), a piece = gzip of up to 4 MiB of an entry
 *
 * Nothing of it is outside of the seal: the server sees how many parts there are, how long and when.
 */
export const FORMAT = 'afterimage-share'
export const FORMAT_VERSION = 1

/** Where a piece stands in the opened part of the server, in bytes. */
export type Piece = [part: number, from: number, length: number]

export interface Entry {
  name: string
  /** As it was before compressing. */
  bytes: number
  /** SHA-256 of the same, hex. */
  hash: string
  pieces: Piece[]
}

/** What a page for the reader shows before anything else. */
export interface ShareFacts {
  title: string
  /** Epoch milliseconds. */
  startedAt: number
  durationMs: number
  pageCount: number
  /** Addresses of its pages, masked as they were stored. */
  pages: string[]
  /** Whether the reader may keep a copy. The page keeps to it; it cannot be enforced. */
  mayDownload: boolean
}

export interface Manifest extends ShareFacts {
  format: typeof FORMAT
  version: number
  parts: number[]
  entries: Entry[]
}

export type CheckedManifest = { ok: true; manifest: Manifest } | { ok: false; reason: 'damaged' | 'newer version' }

/** The seal has held when this is called: what is wrong here was written by another version, or by nobody of ours. */
export function checkManifest(json: string): CheckedManifest {
  const read = parse(json) as Partial<Manifest> | undefined
  if (read?.format !== FORMAT || !isCount(read.version)) return { ok: false, reason: 'damaged' }
  if (read.version > FORMAT_VERSION) return { ok: false, reason: 'newer version' }
  const isWhole =
    typeof read.title === 'string' &&
    [read.startedAt, read.durationMs, read.pageCount].every((one) => typeof one === 'number') &&
    typeof read.mayDownload === 'boolean' &&
    isListOf(read.pages, (one) => typeof one === 'string') &&
    isListOf(read.parts, isCount) &&
    isListOf(read.entries, isEntry)
  return isWhole ? { ok: true, manifest: read as Manifest } : { ok: false, reason: 'damaged' }
}

function isEntry(value: unknown): boolean {
  const entry = value as Partial<Entry> | null
  return (
    typeof entry?.name === 'string' &&
    isCount(entry.bytes) &&
    typeof entry.hash === 'string' &&
    isListOf(entry.pieces, (piece) => isListOf(piece, isCount) && piece.length === 3)
  )
}

function isListOf(value: unknown, is: (one: unknown) => boolean): value is unknown[] {
  return Array.isArray(value) && value.every(is)
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
