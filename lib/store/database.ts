import { Dexie, type EntityTable, type Table } from 'dexie'

import type { Asset, AssetUse } from '@/lib/model/asset'
import type { Chunk } from '@/lib/model/chunk'
import type { Edit } from '@/lib/model/edit'
import type { SessionEvent } from '@/lib/model/event'
import type { SavedInsight } from '@/lib/model/insight'
import type { Note } from '@/lib/model/note'
import { describeOutlineJob, type Job } from '@/lib/model/job'
import type { Cohort, Person, SavedFilter, Study } from '@/lib/model/library'
import type { StoredOutline } from '@/lib/model/outline'
import type { SessionRules } from '@/lib/model/rules'
import type { Share, SharePart } from '@/lib/model/share'
import { NO_DEVICE, type Page, type Session, type Window } from '@/lib/model/session'
import { NO_SIGNALS } from '@/lib/model/signal'
import type { Thumbnail } from '@/lib/model/thumbnail'

export const DATABASE_NAME = 'afterimage'

export interface Setting {
  key: string
  value: unknown
}

/**
 * The store: everything that was recorded, in one IndexedDB database of the extension's origin.
 * In come rows that were checked and masked; only the background writes what was recorded (promise 4).
 * Durability is strict: a receipt is given after a commit and must mean that the bytes are on disk (promise 1).
 */
export class Database extends Dexie {
  sessions!: EntityTable<Session, 'id'>
  windows!: EntityTable<Window, 'id'>
  pages!: EntityTable<Page, 'id'>
  chunks!: Table<Chunk, [pageId: string, seq: number]>
  events!: EntityTable<SessionEvent, 'id'>
  notes!: EntityTable<Note, 'id'>
  assets!: EntityTable<Asset, 'hash'>
  assetUses!: Table<AssetUse, [sessionId: string, url: string]>
  jobs!: Table<Job, string>
  sessionRules!: Table<SessionRules, [sessionId: string, revision: number]>
  settings!: EntityTable<Setting, 'key'>
  edits!: Table<Edit, string>
  outlines!: EntityTable<StoredOutline, 'sessionId'>
  thumbnails!: EntityTable<Thumbnail, 'sessionId'>
  people!: EntityTable<Person, 'id'>
  savedFilters!: EntityTable<SavedFilter, 'id'>
  cohorts!: Table<Cohort, string>
  studies!: EntityTable<Study, 'name'>
  insights!: EntityTable<SavedInsight, 'id'>
  shares!: EntityTable<Share, 'id'>
  shareParts!: Table<SharePart, [shareId: string, number: number]>

  constructor(name = DATABASE_NAME) {
    super(name, { chromeTransactionDurability: 'strict' })
    climbLadder(this)
  }
}

/** The schema ladder: steps are only ever added, never changed, so that old data opens for ever. */
function climbLadder(database: Dexie): void {
  database.version(1).stores({
    sessions: 'id, startedAt, status, expiresAt',
    windows: 'id, sessionId, [isOpen+tabId]',
    pages: 'id, sessionId, windowId',
    chunks: '[pageId+seq], sessionId',
    events: '++id, [sessionId+at]',
    notes: 'id, [sessionId+at]',
    assets: 'hash',
    assetUses: '[sessionId+url], sessionId, hash',
    jobs: 'id, dueAt, sessionId',
    settings: 'key',
  })
  database.version(2).stores({ edits: 'id, sessionId', sessionRules: '[sessionId+revision], sessionId' })
  database
    .version(3)
    .stores({
      sessions: 'id, startedAt, status, expiresAt, person',
      outlines: 'sessionId',
      thumbnails: 'sessionId',
      people: 'id',
      savedFilters: 'id',
      cohorts: 'id',
      studies: 'name',
    })
    .upgrade(async (transaction) => {
      const added = { clickCount: 0, signalCounts: NO_SIGNALS, device: NO_DEVICE, identifiedAs: '' }
      await transaction
        .table<Session>('sessions')
        .toCollection()
        .modify((session) => void Object.assign(session, { ...added, isStarred: false, viewedAt: null }))
      await transaction.table<Job, string>('jobs').put(describeOutlineJob(0))
    })
  // Outlines say which element was clicked: those from before are made anew of the events.
  database
    .version(4)
    .stores({ insights: 'id' })
    .upgrade(async (transaction) => {
      await transaction.table('outlines').clear()
      await transaction.table<Job, string>('jobs').put(describeOutlineJob(0))
    })
  // What came from a file is known again when the file comes a second time.
  database.version(5).stores({ sessions: 'id, startedAt, status, expiresAt, person, originId' })
  database.version(6).stores({ shares: 'id, sessionId', shareParts: '[shareId+number]' })
}
