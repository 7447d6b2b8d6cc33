import type { Edit } from '@/lib/model/edit'

import type { Database } from './database'

/** The edits of a session that are not done for good yet, oldest first. */
export function readEdits(database: Database, sessionId: string): Promise<Edit[]> {
  return database.edits.where({ sessionId }).sortBy('createdAt')
}
