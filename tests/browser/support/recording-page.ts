import { buildPage, buildSession, buildWindow } from '../../fixtures/rows'
import { generateRecording, type GeneratedPage, type RecordingSize } from '../../fixtures/generate-recording'
import { Database } from '@/lib/store/database'
import { mergeSessionChunks } from '@/lib/store/merge-chunks'
import { packChunk } from '@/lib/store/pack-chunk'

const SESSION = 'session-1'
const YEAR_MS = 365 * 86_400_000
/** Events that are stored together before they are merged. */
const CHUNK_EVENTS = 200

export interface SeededRecording {
  eventCount: number
  packedBytes: number
  rawBytes: number
}

/** Runs in a page of the extension: writes a generated session as it is stored once it is over. */
export async function fillRecording(size: RecordingSize): Promise<SeededRecording> {
  const { from, to, windows } = generateRecording(size)
  const database = new Database()
  const pages = windows.flatMap((window) => window.pages.map((page) => ({ window, page })))
  await database.sessions.put(
    buildSession({
      id: SESSION,
      startedAt: from,
      endedAt: to,
      expiresAt: Date.now() + YEAR_MS,
      pageCount: pages.length,
    }),
  )
  await database.windows.bulkPut(windows.map(({ id }) => buildWindow({ id, openedAt: from, closedAt: to })))
  for (const { window, page } of pages) {
    const times = { startedAt: page.events[0]!.timestamp, endedAt: page.events.at(-1)!.timestamp }
    const chunks = await packPage(page)
    const bytes = chunks.reduce((sum, { body }) => sum + body.byteLength, 0)
    const { id, url } = page
    await database.pages.put(
      buildPage({ id, url, title: url, documentId: id, windowId: window.id, hasSnapshot: true, bytes, ...times }),
    )
    await database.chunks.bulkPut(chunks)
  }
  await mergeSessionChunks(database, SESSION)
  const stored = await database.chunks.toArray()
  database.close()
  const sum = (read: (chunk: (typeof stored)[number]) => number) => stored.reduce((all, one) => all + read(one), 0)
  return {
    eventCount: sum(({ eventCount }) => eventCount),
    packedBytes: sum(({ body }) => body.byteLength),
    rawBytes: sum(({ rawBytes }) => rawBytes),
  }
}

function packPage({ id, events }: GeneratedPage) {
  const parts = Array.from({ length: Math.ceil(events.length / CHUNK_EVENTS) }, (_, seq) =>
    packChunk(
      { pageId: id, sessionId: SESSION, seq, lastSeq: seq },
      events.slice(seq * CHUNK_EVENTS, (seq + 1) * CHUNK_EVENTS),
    ),
  )
  return Promise.all(parts)
}
