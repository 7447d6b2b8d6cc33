import type { eventWithTime } from '@rrweb/types'

import { collectAssetUrls } from '@/lib/assets/map-asset-urls'
import { applyEdits, applyEditsToAssetUrl, isAssetToGo } from '@/lib/edits/apply-edits'
import { intersectRanges } from '@/lib/edits/cut-rows'
import { prepareEdits } from '@/lib/edits/prepare-edits'
import { advanceActivity } from '@/lib/ingest/advance-activity'
import type { AssetUse } from '@/lib/model/asset'
import { listOfKind, type PreparedEdit } from '@/lib/model/edit'
import { describeOutlineJob } from '@/lib/model/job'
import type { Session } from '@/lib/model/session'
import type { Database } from '@/lib/store/database'
import { dropAssets } from '@/lib/store/drop-assets'
import { readChunks, readPageEvents } from '@/lib/store/read-chunks'
import { readEdits } from '@/lib/store/read-edits'
import { readRows, type SessionContent } from '@/lib/store/read-sessions'

import { listTouchedAt } from './cut-page'
import { editPage } from './edit-page'
import { editPeople } from './edit-people'

export interface EditOutcome {
  /** Chunks that could not be read: they could hold what is to go, so they are gone too. */
  brokenChunkCount: number
}

/**
 * Does a session's permanent edits for good, so that nothing that anybody can read holds what they take away. What is to
 * be known of the session as it was recorded is written down first; then each page is rewritten in a transaction of its
 * own, then the rest, and the edits go last. Each step can be done again, so the worker may die anywhere (promise 2).
 */
export async function editSession(database: Database, sessionId: string): Promise<EditOutcome> {
  const content = await readRows(database, sessionId)
  const edits = await prepare(database, content)
  let brokenChunkCount = 0
  if (!content || edits.length === 0) return { brokenChunkCount }
  // In order of time: whether a page was over when a range begins shows in those that came after it.
  for (const page of content.pages) brokenChunkCount += await editPage(database, page, edits)
  await editRest(database, sessionId, edits)
  return { brokenChunkCount }
}

async function prepare(database: Database, content: SessionContent | undefined): Promise<PreparedEdit[]> {
  if (!content) return []
  const rows = await readEdits(database, content.session.id)
  const readEvents = async (pageId: string) => (await readPageEvents(database, pageId)).events
  const prepared = await prepareEdits(
    rows.filter((edit) => edit.isPermanent === 1),
    content.pages,
    readEvents,
  )
  const { edits } = database
  return database.transaction('rw', edits, async () => {
    // An edit that another job has found first, or done, stays as that job knows it.
    const current = await edits.bulkGet(prepared.map(({ id }) => id))
    const left = prepared.flatMap((edit, index): PreparedEdit[] => {
      const now = current[index]
      if (!now) return []
      return now.kind === 'element' && now.found ? [{ ...now, found: now.found }] : [edit]
    })
    await edits.bulkPut(left)
    return left
  })
}

interface Shown {
  urls: Map<string, string>
  touchedAt: number[]
  rawBytes: number
}

/** What the pages that are left show and when they were touched. */
async function readShown(database: Database, { pages }: SessionContent, from: number): Promise<Shown> {
  const shown: Shown = { urls: new Map(), touchedAt: [], rawBytes: 0 }
  for (const page of pages) {
    const { events }: { events: eventWithTime[] } = await readPageEvents(database, page.id)
    for (const url of collectAssetUrls(events, page.url)) shown.urls.set(url, page.id)
    for (const at of listTouchedAt(events, from)) shown.touchedAt.push(at)
    for (const chunk of await readChunks(database, page.id)) shown.rawBytes += chunk.rawBytes
  }
  return shown
}

/** All that is no page: names, counts, notes, windows, pictures; and the edits themselves. */
async function editRest(database: Database, sessionId: string, edits: readonly PreparedEdit[]): Promise<void> {
  const content = await readRows(database, sessionId)
  if (!content) return
  const range = intersectRanges(listOfKind(edits, 'trim'))
  const shown = await readShown(database, content, range?.from ?? -Infinity)
  const { sessions, windows, pages, events, notes, assets, assetUses, jobs, people } = database
  await database.transaction(
    'rw',
    [sessions, windows, pages, events, notes, assets, assetUses, database.edits, database.sessionRules, jobs, people],
    async () => {
      const before = await readRows(database, sessionId)
      if (!before) return
      const after = applyEdits(before, edits)
      await putRows(windows, before.windows, after.windows)
      await putRows(notes, before.notes, after.notes)
      await putRows(events, before.events, after.events)
      await pages.bulkPut(after.pages)
      await editPeople(database, before, edits)
      const assetBytes = await editAssets(database, sessionId, edits, shown.urls)
      await sessions.put({
        ...after.session,
        ...(range && { activity: measureActivity(shown) }),
        bytes: after.pages.reduce((sum, page) => sum + page.bytes, 0) + assetBytes,
        rawBytes: shown.rawBytes,
      })
      await database.edits.bulkDelete(edits.map(({ id }) => id))
      await jobs.put(describeOutlineJob(0))
    },
  )
}

function measureActivity({ touchedAt }: Shown): Session['activity'] {
  return advanceActivity({ lastAt: null, activeMs: 0 }, touchedAt)
}

interface RowTable<Row> {
  bulkPut(rows: readonly Row[]): PromiseLike<unknown>
  bulkDelete(ids: never[]): PromiseLike<unknown>
}

/** Rows of a table as they are to be; those that are not among them any more go. */
async function putRows<Row extends { id?: string | number }>(
  table: RowTable<Row>,
  before: readonly Row[],
  after: readonly Row[],
): Promise<void> {
  const kept = new Set(after.map(({ id }) => id))
  const gone = before.map(({ id }) => id).filter((id) => !kept.has(id))
  await table.bulkDelete(gone as never[])
  await table.bulkPut(after)
}

/** Pictures that nothing shows any more go, those whose address changed stay under the new one. Answers their bytes. */
async function editAssets(
  database: Database,
  sessionId: string,
  edits: readonly PreparedEdit[],
  shown: ReadonlyMap<string, string>,
): Promise<number> {
  const { assets, assetUses } = database
  const uses = await assetUses.where({ sessionId }).toArray()
  const bodies = await assets.bulkGet(uses.map((use) => use.hash))
  const kept = uses.flatMap((use, index): (AssetUse & { bytes: number })[] => {
    const url = applyEditsToAssetUrl(use.url, edits)
    const pageId = shown.get(url)
    const asset = bodies[index]
    if (pageId === undefined || (asset && isAssetToGo(asset, edits))) return []
    return [{ ...use, url, pageId, bytes: asset?.body.byteLength ?? 0 }]
  })
  await assetUses.bulkPut(kept.map(({ bytes: _bytes, ...use }) => use))
  const keptUrls = new Set(kept.map(({ url }) => url))
  await dropAssets(
    database,
    uses.filter(({ url }) => !keptUrls.has(url)),
  )
  return kept.reduce((sum, { bytes }) => sum + bytes, 0)
}
