import { Dexie } from 'dexie'

import type { Note } from '@/lib/model/note'

import type { Database } from './database'

/** In time order. */
export function readNotes({ notes }: Database, sessionId: string): Promise<Note[]> {
  return notes.where('[sessionId+at]').between([sessionId, Dexie.minKey], [sessionId, Dexie.maxKey]).toArray()
}
