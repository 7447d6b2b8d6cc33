import { keepAssets } from '@/lib/assets/keep-assets'
import { checkWire } from '@/lib/ingest/check-wire'
import { describeBody } from '@/lib/ingest/describe-body'
import { idOfPage } from '@/lib/ingest/id-of-page'
import { ingestChunk } from '@/lib/ingest/ingest-chunk'
import type { Receipt, WireChunk } from '@/lib/messages/relay'
import type { Database } from '@/lib/store/database'
import { readRules } from '@/lib/store/read-rules'
import { readSettings } from '@/lib/store/read-settings'

import { admitFrames } from './admit-sites'
import { showBadge } from './badge'
import { endSession } from './change-session'
import { decideOver } from './decide-over'
import { decideMasking, noteRules } from './hold-rules'
import { inBackground } from './in-background'
import { joinFrame } from './join-frame'
import { readPersonKey } from './person-key'
import { placeDocument, type Placement } from './place-document'
import { keepTyped, readMarkKey, readTyped, REAL_URLS } from './session-memory'
import { welcomePage, type DocumentSender } from './welcome-page'

/** A chunk from a relay: stored, or told where it belongs now. What it leads to is not waited for. */
export function createChunkDoor(database: Database, now: () => number) {
  return async function storeChunk(sender: DocumentSender, sent: unknown): Promise<Receipt> {
    const wire = checkWire(sent)
    if (!wire) return { ok: false, reason: 'malformed' }
    const moved = await continueElsewhere(sender, wire)
    if (moved) return moved
    const held = await readRules(database)
    if (!(await database.pages.get(idOfPage(wire.sessionId, sender.documentId)))) {
      return { ok: false, reason: 'page is not recorded' }
    }
    if (wire.masking.typed.length > 0) await keepTyped(wire.sessionId, wire.masking.typed)
    const [typed, key, personKey] = await Promise.all([
      readTyped(wire.sessionId),
      readMarkKey(wire.sessionId),
      readPersonKey(),
    ])
    const ingested = await ingestChunk(database, sender, wire, { ...held, typed, key, personKey }, now())
    const { receipt, page, events, realUrls, frameUrls } = ingested
    if (!receipt.ok && receipt.reason === 'disk full') await stopForFullDisk(sender.tabId, wire.sessionId)
    if (!page || !receipt.ok) return receipt
    if (frameUrls.length > 0) inBackground(admitFrames(database, page.windowId, frameUrls, now()))
    if (page.isTop === 0 && page.frameNodeId === 0) inBackground(joinFrame(database, page, sender.tabId))
    inBackground(keepAssets(database, page, events, realUrls, REAL_URLS, now()))
    if (wire.masking.revision === held.revision) return receipt
    await noteRules(database, page.sessionId, held, now())
    return { ...receipt, masking: decideMasking(held, sender) }
  }

  /** Where a document goes on whose session ended by rule; `undefined` while it goes on. */
  async function continueElsewhere(sender: DocumentSender, wire: WireChunk): Promise<Receipt | undefined> {
    const { sessionId, seq, body } = wire
    const session = await database.sessions.get(sessionId)
    if (!session || session.mode === 'manual') return undefined
    const reason = decideOver(session, now())
    const page = await database.pages.get(idOfPage(sessionId, sender.documentId))
    // Stored already, only its receipt was lost: moved to the next session it would be there twice.
    if (!page || seq <= page.lastSeq || (!reason && session.status !== 'stopped')) return undefined
    const { hasSnapshot, isFarewell } = describeBody(body)
    // It has left and these are its last words; back from the browser's cache it begins from the whole.
    if (page.leftAt !== null && !hasSnapshot) return undefined
    if (reason) await endSession(database, sessionId, reason, now())
    // Nobody did anything: a session of nothing but an end is none.
    if (isFarewell) return { ok: false, reason: 'page is not recorded' }
    const placement = await placeAgain(sender)
    if (placement.kind !== 'recorded') return undefined
    await welcomePage(database, placement.window, sender, await readRules(database), now())
    return { ok: false, reason: 'session is over', nextSessionId: placement.session.id }
  }

  /** A frame was recorded for the page around it, so that page's rule is what begins its next session. */
  async function placeAgain(sender: DocumentSender): Promise<Placement> {
    const settings = await readSettings(database)
    const placement = await placeDocument(database, settings, sender, now())
    if (placement.kind !== 'not recorded' || sender.frameId === 0) return placement
    return placeDocument(database, settings, { ...sender, frameId: 0, url: sender.tabUrl }, now())
  }

  /** Nothing more can be kept: the recording stops, what is stored stays, and the person is told by the badge. */
  async function stopForFullDisk(tabId: number, sessionId: string): Promise<void> {
    const session = await database.sessions.get(sessionId)
    if (!session) return
    await showBadge(tabId, { ...session, endReason: 'disk full' }, await readSettings(database))
    await endSession(database, sessionId, 'disk full', now()).catch(() => undefined)
  }
}

/**
 * What was typed is known from the moment a chunk comes, though the chunk itself waits for the ones before it: the next
 * page may say it already. Only of a page that belongs to the session it names.
 */
export async function hearTyped(database: Database, { documentId }: DocumentSender, sent: unknown): Promise<void> {
  const wire = checkWire(sent)
  if (!wire || wire.masking.typed.length === 0) return
  if (await database.pages.get(idOfPage(wire.sessionId, documentId)))
    await keepTyped(wire.sessionId, wire.masking.typed)
}
