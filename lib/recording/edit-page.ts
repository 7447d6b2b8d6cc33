import type { eventWithTime } from '@rrweb/types'

import { applyEdits, applyEditsToPage } from '@/lib/edits/apply-edits'
import type { Chunk } from '@/lib/model/chunk'
import type { PreparedEdit } from '@/lib/model/edit'
import type { SessionEvent } from '@/lib/model/event'
import type { Page } from '@/lib/model/session'
import type { Database } from '@/lib/store/database'
import { MERGED_CHUNK_BYTES } from '@/lib/store/limits'
import { unpackEvents } from '@/lib/store/pack'
import { packChunk } from '@/lib/store/pack-chunk'
import { areStored, readChunks } from '@/lib/store/read-chunks'
import { readRows } from '@/lib/store/read-sessions'

import { MAX_EDIT_TRIES } from './limits'

/**
 * Rewrites one page as edits wish, with the rows of its events, in one transaction; a page that is not to be there goes.
 * Done again it changes nothing. Answers how many chunks were broken.
 */
export async function editPage(database: Database, page: Page, edits: readonly PreparedEdit[]): Promise<number> {
  for (let tries = 0; tries < MAX_EDIT_TRIES; tries += 1) {
    const read = await readWhole(database, page.id)
    const events = applyEditsToPage(page.id, read.events, edits)
    const isSame = read.broken.length === 0 && JSON.stringify(events) === JSON.stringify(read.events)
    const chunks = isSame ? read.chunks : await packPage(page, events, read.chunks)
    if (await writePage(database, page, edits, { ...read, after: chunks })) return read.broken.length
  }
  throw new Error(`page ${page.id} changed ${MAX_EDIT_TRIES} times while it was edited`)
}

interface WholePage {
  chunks: Chunk[]
  broken: Chunk[]
  events: eventWithTime[]
}

async function readWhole(database: Database, pageId: string): Promise<WholePage> {
  const chunks = await readChunks(database, pageId)
  const unpacked = await Promise.allSettled(chunks.map((chunk) => unpackEvents(chunk.codec, chunk.body)))
  const events = unpacked.flatMap((result) => (result.status === 'fulfilled' ? result.value : []))
  return {
    chunks,
    broken: chunks.filter((_, index) => unpacked[index]!.status === 'rejected'),
    events: events.toSorted((a, b) => a.timestamp - b.timestamp),
  }
}

/** Chunks of the size that merging makes, numbered within the numbers the page has had. */
async function packPage(page: Page, events: readonly eventWithTime[], before: readonly Chunk[]): Promise<Chunk[]> {
  const first = before[0]?.seq ?? 0
  const last = before.at(-1)?.lastSeq ?? 0
  const groups = groupEvents(events, before, last - first + 1)
  const rows = groups.map((group, index) => {
    const lastSeq = index === groups.length - 1 ? last : first + index
    return packChunk({ pageId: page.id, sessionId: page.sessionId, seq: first + index, lastSeq }, group)
  })
  return Promise.all(rows)
}

function groupEvents(
  events: readonly eventWithTime[],
  before: readonly Chunk[],
  mostGroups: number,
): eventWithTime[][] {
  const sum = (read: (chunk: Chunk) => number) => before.reduce((total, chunk) => total + read(chunk), 0)
  // As well as it was packed before, it will be again.
  const rawBytes =
    MERGED_CHUNK_BYTES * Math.max(1, sum((chunk) => chunk.rawBytes) / sum((chunk) => chunk.body.byteLength))
  const groups: eventWithTime[][] = []
  let bytes = Infinity
  for (const event of events) {
    const size = JSON.stringify(event).length
    if (bytes + size > rawBytes && groups.length < mostGroups) {
      groups.push([])
      bytes = 0
    }
    groups.at(-1)!.push(event)
    bytes += size
  }
  return groups
}

/** False when the page changed since it was read. */
function writePage(
  database: Database,
  { id, sessionId }: Page,
  edits: readonly PreparedEdit[],
  { chunks: read, broken, after }: WholePage & { after: readonly Chunk[] },
): Promise<boolean> {
  const { sessions, windows, pages, chunks, events, notes, sessionRules } = database
  return database.transaction('rw', [sessions, windows, pages, chunks, events, notes, sessionRules], async () => {
    const content = await readRows(database, sessionId)
    const page = content?.pages.find((other) => other.id === id)
    // Deleted meanwhile, or done by a job before.
    if (!content || !page) return true
    const isWhole =
      (await chunks.where('[pageId+seq]').between([id, -Infinity], [id, Infinity]).count()) === read.length
    if (!isWhole || !(await areStored(database, read))) return false
    const edited = applyEdits(
      { ...content, events: [...content.events, ...broken.map((chunk) => describeHole(page, chunk))] },
      edits,
    )
    const kept = edited.pages.find((other) => other.id === id)
    const rows = edited.events.filter((event) => event.pageId === id)
    const keptIds = new Set(rows.map((event) => event.id))
    const gone = content.events.filter((event) => event.pageId === id && !keptIds.has(event.id))
    await chunks.bulkDelete(read.map((chunk) => [chunk.pageId, chunk.seq]))
    await events.bulkDelete(gone.map((event) => event.id!))
    await events.bulkPut(rows)
    if (!kept) await pages.delete(id)
    else {
      await chunks.bulkPut(after)
      await pages.put({
        ...kept,
        bytes: after.reduce((sum, chunk) => sum + chunk.body.byteLength, 0),
        hasSnapshot: after.some((chunk) => chunk.hasSnapshot === 1),
      })
    }
    return true
  })
}

/** What was lost is shown (promise 3). */
function describeHole(page: Page, { startAt, endAt }: Chunk): SessionEvent {
  const place = { sessionId: page.sessionId, windowId: page.windowId, pageId: page.id, url: page.url }
  return { ...place, at: startAt, until: endAt, kind: 'gap', label: 'damaged chunk', role: '', selector: '', nodeId: 0 }
}
