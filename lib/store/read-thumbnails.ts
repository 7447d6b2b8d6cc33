import type { Thumbnail } from '@/lib/model/thumbnail'

import type { Database } from './database'

export interface StoredThumbnails {
  thumbnails: Thumbnail[]
  /** Sessions with edits that are not done for good: what they take out may be in a picture. */
  editedIds: string[]
}

/** The pictures of these sessions that may be shown. */
export async function readThumbnails({ thumbnails, edits }: Database, ids: string[]): Promise<StoredThumbnails> {
  const [found, edited] = await Promise.all([
    thumbnails.bulkGet(ids),
    edits.where('sessionId').anyOf(ids).uniqueKeys() as Promise<string[]>,
  ])
  return {
    thumbnails: found.filter((row) => row !== undefined && !edited.includes(row.sessionId)) as Thumbnail[],
    editedIds: edited,
  }
}
