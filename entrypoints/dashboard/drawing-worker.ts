import { expose } from 'comlink'

import { Database } from '@/lib/store/database'
import { readDrawing } from '@/lib/thumbnails/read-drawing'

const database = new Database()

/** Reads and writes what is to be drawn, away from the page: unpacking a large page takes a second. */
export const drawings = { read: (sessionId: string) => readDrawing(database, sessionId) }

expose(drawings)
