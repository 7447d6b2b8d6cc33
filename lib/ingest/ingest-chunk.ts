import type { eventWithTime } from '@rrweb/types'

import type { Loss, Receipt, WireChunk } from '@/lib/messages/relay'
import type { Chunk } from '@/lib/model/chunk'
import type { SessionEvent } from '@/lib/model/event'
import { isInteraction } from '@/lib/model/interaction'
import type { MaskLevel } from '@/lib/model/rules'
import type { Page, Session } from '@/lib/model/session'
import type { Database } from '@/lib/store/database'
import { packEvents } from '@/lib/store/pack'
import { addSignals } from '@/lib/signals/count-signals'

import { advanceActivity } from './advance-activity'
import { advanceSigns } from './advance-signs'
import { checkBody } from './check-body'
import { collectFrameUrls } from './collect-frame-urls'
import { decideLate } from './decide-late'
import { decideSequence } from './decide-sequence'
import { deriveEvents, readPayload } from './derive-events'
import { idOfPage } from './id-of-page'
import { MAX_CLOCK_ERROR_MS } from './limits'
import { maskChunk, type HeldMasking } from './mask-chunk'
import { mergePeople, namePerson } from './name-person'
import { seeViewport } from './see-viewport'

export interface Ingested {
  receipt: Receipt
  page?: Page
  /** As they were stored. */
  events: readonly eventWithTime[]
  /** From addresses of assets as they were stored to the real ones, where they differ. */
  realUrls: ReadonlyMap<string, string>
  /** Addresses of frames of other documents that this chunk put into the page. */
  frameUrls: string[]
}

/**
 * Ingest: in comes a chunk as a relay sent it, out goes a receipt, given only after the transaction that holds the
 * chunk, its events and the new counts is on disk (promise 1). Nothing is remembered between two calls (promise 2).
 */
export async function ingestChunk(
  database: Database,
  { documentId, url: documentUrl }: { documentId: string; url: string },
  wire: WireChunk,
  held: HeldMasking,
  now: number,
): Promise<Ingested> {
  const pageId = idOfPage(wire.sessionId, documentId)
  const page = await database.pages.get(pageId)
  if (!page) return refuse('page is not recorded')
  const checked = checkBody(wire.body)
  if (!checked || !isPlausible(checked, page, now)) return refuse('malformed')

  const masked = await maskChunk(checked, { page, documentUrl, told: wire.masking }, held)
  const events = shiftTime(masked.events, page.shiftMs)
  const json = JSON.stringify(events)
  const { codec, body } = await packEvents(json)
  const chunk: Chunk = { ...describeChunk(pageId, wire, events), rawBytes: json.length, codec, body }
  let written: IDBTransaction | undefined
  try {
    const receipt = await writeChunk(database, chunk, wire, { events, level: masked.level }, (transaction) => {
      written = transaction
    })
    return { receipt, page, events, realUrls: masked.real, frameUrls: receipt.ok ? collectFrameUrls(checked) : [] }
  } catch (error) {
    if (isQuotaError(error, written)) return refuse('disk full')
    throw error
  }
}

/** A page may lie about its time, but not by so much that it would bend the whole session. */
function isPlausible(events: readonly eventWithTime[], page: Page, now: number): boolean {
  return events.every(
    ({ timestamp }) =>
      timestamp > page.startedAt - page.shiftMs - MAX_CLOCK_ERROR_MS && timestamp < now + MAX_CLOCK_ERROR_MS,
  )
}

type PlainRefusal = Exclude<(Receipt & { ok: false })['reason'], 'session is over'>

/** The clock was set back before this page was opened: its times go on after what is stored. */
function shiftTime(events: eventWithTime[], shiftMs: number): eventWithTime[] {
  return shiftMs === 0 ? events : events.map((event) => shiftEvent(event, shiftMs))
}

function shiftEvent(event: eventWithTime, shiftMs: number): eventWithTime {
  const shifted = { ...event, timestamp: event.timestamp + shiftMs }
  const payload = readPayload(shifted)
  if (payload?.kind !== 'resources') return shifted
  const list = payload.list.map((resource) => ({ ...resource, at: resource.at + shiftMs }))
  return { ...shifted, data: { ...(event.data as object), payload: { ...payload, list } } } as eventWithTime
}

function refuse(reason: PlainRefusal): Ingested {
  return { receipt: { ok: false, reason }, events: [], realUrls: new Map(), frameUrls: [] }
}

function describeChunk(pageId: string, wire: WireChunk, events: readonly eventWithTime[]) {
  const instants = events.map((event) => event.timestamp)
  return {
    pageId,
    seq: wire.seq,
    lastSeq: wire.seq,
    sessionId: wire.sessionId,
    startAt: instants.reduce((a, b) => Math.min(a, b)),
    endAt: instants.reduce((a, b) => Math.max(a, b)),
    hasSnapshot: events.some((event) => (event.type as number) === 2) ? (1 as const) : (0 as const),
    eventCount: events.length,
  }
}

function writeChunk(
  database: Database,
  chunk: Chunk,
  wire: WireChunk,
  { events, level }: { events: readonly eventWithTime[]; level: MaskLevel },
  onTransaction: (transaction: IDBTransaction) => void,
): Promise<Receipt> {
  const { sessions, windows, pages, chunks, events: eventTable, people } = database
  return database.transaction(
    'rw',
    [sessions, windows, pages, chunks, eventTable, people],
    async (transaction): Promise<Receipt> => {
      onTransaction(transaction.idbtrans)
      const [page, session] = await Promise.all([pages.get(chunk.pageId), sessions.get(chunk.sessionId)])
      if (!page || !session) return { ok: false, reason: 'page is not recorded' }
      const sequence = decideSequence(page.lastSeq, wire)
      // The receipt may have been lost with its request for a snapshot; one too many does no harm.
      if (sequence === 'known') return { ok: true, needsSnapshot: wire.lostBefore !== null && chunk.hasSnapshot === 0 }
      if (sequence === 'early') return { ok: false, reason: 'out of order' }
      const window = await windows.get(page.windowId)
      if (session.editedAt !== undefined || decideLate(session, window, chunk.startAt)) {
        return { ok: false, reason: 'page is not recorded' }
      }

      const told = deriveEvents({ ...page, pageId: page.id }, events)
      // What a person views is the page; a frame in it is a part of that view.
      const derived = page.isTop === 1 ? told : told.filter((event) => event.kind !== 'page view')
      if (sequence === 'hole') derived.unshift(describeHole(page, chunk, wire.lostBefore!))
      const signs = await advanceSigns(database, { session, window, page }, events, sequence === 'hole')
      derived.push(...signs.found)
      const payloads = events.map(readPayload)
      const named = namePerson(session, payloads)
      await Promise.all([
        mergePeople(database, session, payloads),
        chunks.put(chunk),
        eventTable.bulkAdd(derived),
        pages.put({ ...advancePage(signs.page, chunk, events), level }),
        sessions.put(
          advanceSession({ ...session, ...named }, page, chunk, { derived, withdrawn: signs.withdrawn }, events),
        ),
      ])
      return { ok: true, needsSnapshot: sequence === 'hole' && chunk.hasSnapshot === 0 }
    },
  )
}

function describeHole(page: Page, chunk: Chunk, label: Loss): SessionEvent {
  const { sessionId, windowId, id: pageId, url } = page
  const place = { sessionId, windowId, pageId, url, at: page.endedAt, until: chunk.startAt }
  return { ...place, kind: 'gap', label, role: '', selector: '', nodeId: 0 }
}

/** What still comes after it left (an answer to a request) is no return: that begins with a whole picture. */
function decideLeftAt(page: Page, chunk: Chunk, events: readonly eventWithTime[]): number | null {
  const left = events.findLastIndex((event) => readPayload(event)?.kind === 'left')
  const picture = events.findLastIndex((event) => (event.type as number) === 2)
  if (left > picture) return chunk.endAt
  return picture >= 0 ? null : page.leftAt
}

function advancePage(page: Page, chunk: Chunk, events: readonly eventWithTime[]): Page {
  const payloads = events.map(readPayload)
  const view = payloads.findLast((payload) => payload?.kind === 'page view')
  return {
    ...page,
    ...(view ? { url: view.url, title: view.title } : {}),
    endedAt: Math.max(page.endedAt, chunk.endAt),
    leftAt: decideLeftAt(page, chunk, events),
    lastSeq: chunk.seq,
    hasSnapshot: page.hasSnapshot || chunk.hasSnapshot === 1,
    bytes: page.bytes + chunk.body.byteLength,
  }
}

function advanceSession(
  session: Session,
  page: Page,
  chunk: Chunk,
  { derived, withdrawn }: Record<'derived' | 'withdrawn', readonly SessionEvent[]>,
  events: readonly eventWithTime[],
): Session {
  const active = events.filter(isInteraction).map((event) => event.timestamp)
  const count = (kind: SessionEvent['kind']) => derived.filter((event) => event.kind === kind).length
  const firstTitle = derived.find((event) => event.kind === 'page view' && event.label !== '')?.label
  return {
    ...session,
    title: session.title || firstTitle || '',
    endedAt: Math.max(session.endedAt, chunk.endAt),
    activity: advanceActivity(session.activity, active),
    pageCount: session.pageCount + count('page view'),
    eventCount: session.eventCount + derived.length - withdrawn.length,
    gapCount: session.gapCount + count('gap'),
    errorCount: session.errorCount + count('error'),
    signalCounts: addSignals(session.signalCounts, derived, withdrawn),
    clickCount: session.clickCount + count('click'),
    device: seeViewport(session.device, page, events),
    bytes: session.bytes + chunk.body.byteLength,
    rawBytes: session.rawBytes + chunk.rawBytes,
  }
}

/** A transaction aborted for want of room fails with whatever its requests failed with; its own error is the cause. */
function isQuotaError(error: unknown, transaction: IDBTransaction | undefined): boolean {
  const causes = [error, (error as { inner?: unknown }).inner, transaction?.error]
  return causes.some((cause) => cause instanceof Error && cause.name === 'QuotaExceededError')
}
