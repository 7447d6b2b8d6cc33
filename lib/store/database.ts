import { Dexie, type EntityTable, type Table } from 'dexie'

import type { Asset, AssetUse } from '@/lib/model/asset'
import type { Chunk } from '@/lib/model/chunk'
import type { Note, SessionEvent } from '@/lib/model/event'
import type { Job } from '@/lib/model/job'
import type { Page, Session, Window } from '@/lib/model/session'

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
  settings!: EntityTable<Setting, 'key'>

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
}
