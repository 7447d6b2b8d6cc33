import type { AssetUse } from '@/lib/model/asset'
import type { Chunk } from '@/lib/model/chunk'
import type { SessionEvent } from '@/lib/model/event'
import type { Job } from '@/lib/model/job'
import type { Page } from '@/lib/model/session'
import { buildOutline } from '@/lib/search/build-outline'
import type { Database } from '@/lib/store/database'
import { deleteSession } from '@/lib/store/delete-session'
import { packChunk } from '@/lib/store/pack-chunk'

import { SessionCollector } from './collect-session'
import { addPeople, finishPage, finishSession } from './finish-session'
import { describeHoles } from './describe-holes'
import type { IncomingAsset, IncomingChunk, IncomingSession } from './incoming'
import { LEFTOVERS_MS } from './limits'
import { Refusal } from './refusal'
import { renameRows, type Renamed } from './rename-rows'
import { advancePage, type StoredPage } from './stored-page'
import { findKnown, type KnownSession } from './find-known'
import { createBatch, type Rows } from './store-batch'

export interface Taking {
  /** Epoch ms. */
  now: number
  retentionDays: number
  stop: AbortSignal
  /** Bytes that were stored so far. */
  tell: (bytes: number) => void
}

/** What came in. */
export interface TakenSession {
  id: string
  title: string
  pageCount: number
  eventCount: number
  noteCount: number
}

/** What of a session is known once all of it was read is here already. */
export class AlreadyHere extends Error {
  readonly session: KnownSession

  constructor(session: KnownSession) {
    super(`${session.id} is here already`)
    this.session = session
  }
}

/** What is here of a damaged file does not keep the whole one from coming in. */
function originOfPart(originId: string): string {
  return `${originId} in part`
}

/**
 * Stores a session that comes from a file, under new ids. Nothing shows it before its own row is there, and that is
 * written last, in one transaction with all that is not stored by then: of a session that is not large, with everything.
 * Whoever is killed before it leaves rows that a job removes later; whoever is stopped removes them at once.
 */
export async function takeSession(
  database: Database,
  incoming: IncomingSession,
  taking: Taking,
): Promise<TakenSession> {
  const renamed = renameRows(incoming)
  const { id } = renamed.session
  const leftovers: Job = { id: `delete:${id}`, kind: 'delete session', sessionId: id, dueAt: taking.now + LEFTOVERS_MS }
  await database.jobs.put(leftovers)
  try {
    return await storeAll(database, incoming, renamed, leftovers, taking)
  } catch (error) {
    await deleteSession(database, id, () => true)
    throw isQuotaError(error) ? new Refusal('no room') : error
  }
}

async function storeAll(
  database: Database,
  incoming: IncomingSession,
  renamed: Renamed,
  leftovers: Job,
  taking: Taking,
): Promise<TakenSession> {
  const { session, windows } = renamed
  const collector = new SessionCollector(session, windows, renamed.pages)
  const stored = new Map<string, StoredPage>()
  const batch = createBatch(database, taking)
  for await (const incomingChunk of incoming.readChunks()) {
    taking.stop.throwIfAborted()
    const page = renamed.pageOf(incomingChunk.pageId)
    if (!page) continue
    const before = stored.get(page.id)
    // What is there already, or overlaps it, is not taken twice.
    if (before && incomingChunk.seq <= before.lastSeq) continue
    const chunk = await describeChunk(incomingChunk, page)
    stored.set(page.id, advancePage(before, chunk))
    collector.add(page.id, incomingChunk.events)
    await batch.add({ chunks: [chunk] }, chunk.body.byteLength)
  }
  if (![...stored.values()].some(({ hasSnapshot }) => hasSnapshot))
    throw new Refusal(incoming.isWhole() ? 'no picture' : 'damaged')
  for await (const asset of incoming.readAssets()) {
    taking.stop.throwIfAborted()
    await batch.add(describeAsset(asset, renamed, taking.now), asset.body.byteLength)
  }
  const originId = incoming.isWhole() ? incoming.originId : originOfPart(incoming.originId)
  const known = await findKnown(database, originId)
  if (known) throw new AlreadyHere(known)
  const derived = collector.finish()
  const pages = derived.pages.map((page) => finishPage(page, stored.get(page.id)))
  const holes = describeHoles(renamed.pages, stored, renamed.events)
  const told = incoming.hasAllEvents ? renamed.events : [...renamed.events.filter(isAbout), ...derived.events]
  const events = [...told, ...holes]
    .map((event) => ({ ...event, sessionId: session.id }))
    .toSorted((a, b) => a.at - b.at)
  const whole = finishSession(
    { ...incoming, originId },
    { ...renamed, pages },
    derived.session,
    events,
    batch.bytes,
    taking,
  )
  await batch.finish(async () => {
    // The job is gone where a machine slept so long that it ran: then some of the rows are as well.
    if (!(await database.jobs.get(leftovers.id))) throw new Refusal('unreadable', 'took too long')
    await database.windows.bulkPut(windows)
    await database.pages.bulkPut(pages)
    await database.events.bulkAdd(events)
    await database.notes.bulkPut(renamed.notes)
    await database.sessionRules.bulkPut(renamed.rules)
    await database.outlines.put({ sessionId: session.id, json: JSON.stringify(buildOutline(events)) })
    await addPeople(database, incoming, whole, collector)
    await database.jobs.delete(leftovers.id)
    await database.sessions.put(whole)
  })
  return {
    id: whole.id,
    title: whole.title,
    pageCount: whole.pageCount,
    eventCount: events.length,
    noteCount: renamed.notes.length,
  }
}

/** What stands in no chunk. */
function isAbout({ kind }: SessionEvent): boolean {
  return kind === 'gap' || kind === 'tab shown'
}

async function describeChunk({ seq, lastSeq, events, packed }: IncomingChunk, page: Page): Promise<Chunk> {
  const place = { pageId: page.id, sessionId: page.sessionId, seq, lastSeq }
  if (!packed) return packChunk(place, events)
  const instants = events.map(({ timestamp }) => timestamp)
  return {
    ...place,
    ...packed,
    startAt: instants.reduce((a, b) => Math.min(a, b)),
    endAt: instants.reduce((a, b) => Math.max(a, b)),
    hasSnapshot: events.some(({ type }) => (type as number) === 2) ? 1 : 0,
    eventCount: events.length,
  }
}

/** What the browser shows as a picture, a font or a style; as anything else it is bytes. */
const ASSET_TYPE = /^(?:image\/|font\/|text\/css|application\/(?:font|x-font|vnd\.ms-fontobject))/

function describeAsset({ body, hash, type, url, pageId }: IncomingAsset, renamed: Renamed, now: number): Rows {
  const use: AssetUse = { sessionId: renamed.session.id, url, hash, pageId: renamed.pageOf(pageId)?.id ?? '' }
  const kept = ASSET_TYPE.test(type) ? type : 'application/octet-stream'
  return { assets: [{ hash, type: kept, body, storedAt: now }], uses: [use] }
}

/** A transaction that fails for want of room says so itself, or by what is inside of its error. */
function isQuotaError(error: unknown): boolean {
  const causes = [error, (error as { inner?: unknown } | null)?.inner]
  return causes.some((cause) => cause instanceof Error && cause.name === 'QuotaExceededError')
}
