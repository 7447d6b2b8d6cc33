import type { eventWithTime } from '@rrweb/types'

import type { Chunk } from '@/lib/model/chunk'
import type { SessionEvent } from '@/lib/model/event'
import type { Person, Study } from '@/lib/model/library'
import type { Note } from '@/lib/model/note'
import type { SessionRules } from '@/lib/model/rules'
import type { Page, Session, Window } from '@/lib/model/session'

import type { AssetPart } from './archive-format'
import type { Bytes } from './unpack-bytes'

/** Consecutive events of a page. What was stored of them before stays as it is where they were not changed. */
export interface IncomingChunk {
  pageId: string
  seq: number
  lastSeq: number
  events: eventWithTime[]
  packed?: Pick<Chunk, 'codec' | 'body' | 'rawBytes'>
}

export interface IncomingAsset extends AssetPart {
  body: Bytes
}

/** A session on its way in, checked, under the ids of its file. Its session id stands nowhere but in its own row. */
export interface IncomingSession {
  /** By which it is known when it comes a second time. */
  originId: string
  session: Session
  /** What it is called where nothing in it says so; empty for nothing. */
  fallbackTitle: string
  windows: Window[]
  pages: Page[]
  notes: Note[]
  rules: SessionRules[]
  people: Person[]
  study: Study | null
  /** Rows as the file has them. */
  events: SessionEvent[]
  /** Whether `events` are all there is to tell, or more is to be found in the chunks. */
  hasAllEvents: boolean
  /** In order of time within a page. */
  /** Asked when all was read: whether nothing of it is missing or damaged. */
  isWhole: () => boolean
  readChunks: () => AsyncIterable<IncomingChunk>
  readAssets: () => AsyncIterable<IncomingAsset>
}
