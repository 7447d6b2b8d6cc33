import { keepAssets } from '@/lib/assets/keep-assets'
import { checkWire } from '@/lib/ingest/check-wire'
import { idOfPage } from '@/lib/ingest/id-of-page'
import { ingestChunk } from '@/lib/ingest/ingest-chunk'
import type { Receipt, WireChunk } from '@/lib/messages/relay'
import type { Database } from '@/lib/store/database'
import { readSettings } from '@/lib/store/read-settings'

import { admitFrames } from './admit-sites'
import { showBadge } from './badge'
import { endSession } from './change-session'
import { decideOver } from './decide-over'
import { inBackground } from './in-background'
import { joinFrame } from './join-frame'
import { placeDocument } from './place-document'
import { welcomePage, type DocumentSender } from './welcome-page'

/** A chunk from a relay: stored, or told where it belongs now. What it leads to is not waited for. */
export function createChunkDoor(database: Database, now: () => number) {
  return async function storeChunk(sender: DocumentSender, sent: unknown): Promise<Receipt> {
    const wire = checkWire(sent)
    if (!wire) return { ok: false, reason: 'malformed' }
    const next = await continueElsewhere(sender, wire)
    if (next) return { ok: false, reason: 'session is over', nextSessionId: next }
    const { receipt, page, events, frameUrls } = await ingestChunk(database, sender.documentId, wire, now())
    if (!receipt.ok && receipt.reason === 'disk full') await stopForFullDisk(sender.tabId, wire.sessionId)
    if (!page || !receipt.ok) return receipt
    if (frameUrls.length > 0) inBackground(admitFrames(database, page.windowId, frameUrls, now()))
    if (page.isTop === 0 && page.frameNodeId === 0) inBackground(joinFrame(database, page, sender.tabId))
    inBackground(keepAssets(database, page, events, now()))
    return receipt
  }

  /** The next session of a document whose session ended by rule; `undefined` while it goes on. */
  async function continueElsewhere(sender: DocumentSender, { sessionId, seq }: WireChunk): Promise<string | undefined> {
    const session = await database.sessions.get(sessionId)
    if (!session || session.mode === 'manual') return undefined
    const reason = decideOver(session, now())
    const page = await database.pages.get(idOfPage(sessionId, sender.documentId))
    const isLeaving = page?.leftAt !== null
    // Stored already, only its receipt was lost: moved to the next session it would be there twice.
    if (page && seq <= page.lastSeq) return undefined
    if (!page || isLeaving || (!reason && session.status !== 'stopped')) return undefined
    if (reason) await endSession(database, sessionId, reason, now())
    const placement = await placeDocument(database, await readSettings(database), sender, now())
    if (placement.kind !== 'recorded') return undefined
    await welcomePage(database, placement.window, sender, now())
    return placement.session.id
  }

  /** Nothing more can be kept: the recording stops, what is stored stays, and the person is told by the badge. */
  async function stopForFullDisk(tabId: number, sessionId: string): Promise<void> {
    const session = await database.sessions.get(sessionId)
    if (!session) return
    await showBadge(tabId, { ...session, endReason: 'disk full' }, await readSettings(database))
    await endSession(database, sessionId, 'disk full', now()).catch(() => undefined)
  }
}
