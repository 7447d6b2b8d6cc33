import { idOfPage } from '@/lib/ingest/id-of-page'
import { createMasker } from '@/lib/masking/create-masker'
import { maskUrl } from '@/lib/masking/mask-url'
import type { MaskLevel } from '@/lib/model/rules'
import type { Page, Session, Window } from '@/lib/model/session'
import { levelOf } from '@/lib/sites/decide-level'
import type { Database } from '@/lib/store/database'
import { readOpenGaps } from '@/lib/store/read-open-gaps'
import type { HeldRules } from '@/lib/store/read-rules'

import { matchOf } from './arm'
import { decideMasking, noteRules } from './hold-rules'
import { CLOCK_TOLERANCE_MS } from './limits'
import { readTyped } from './session-memory'

/** What the browser, not the page, says of who sent a message. */
export interface DocumentSender {
  tabId: number
  frameId: number
  documentId: string
  url: string
  /** Also of documents without an address of their own. */
  origin: string
  /** The address of the page around it; empty where it may not be known. */
  tabUrl: string
}

/**
 * A document of a recorded tab is here: its page row is made (twice is once), and a gap that lasted until now ends.
 * Answers whether its site is new to the window, so that the browser has to be armed for it.
 */
export async function welcomePage(
  database: Database,
  window: Window,
  sender: DocumentSender,
  held: HeldRules,
  now: number,
): Promise<{ isNewSite: boolean }> {
  const { sessions, pages, windows, events, sessionRules } = database
  const site = matchOf(sender.url)
  const isNewSite = site !== undefined && !window.sites.includes(site)
  const masked = maskAddress(sender, held, await readTyped(window.sessionId))
  await database.transaction('rw', [sessions, pages, windows, events, sessionRules], async () => {
    const session = await sessions.get(window.sessionId)
    const id = idOfPage(window.sessionId, sender.documentId)
    if (session && !(await pages.get(id))) await pages.add(createPage(session, window, sender, masked, now))
    await noteRules(database, window.sessionId, held, now)
    if (isNewSite) {
      await windows.where({ id: window.id }).modify((row) => {
        if (!row.sites.includes(site)) row.sites.push(site)
      })
    }
    if (sender.frameId === 0) await endGaps(database, session, window, now)
  })
  return { isNewSite }
}

/** A document as its page row may name it. */
function maskAddress(
  sender: DocumentSender,
  held: HeldRules,
  typed: readonly string[],
): { url: string; level: MaskLevel } {
  const level = levelOf(decideMasking(held, sender), sender.url)
  return { url: maskUrl(sender.url, createMasker(held.rules, { level, typed })), level }
}

function createPage(
  session: Session,
  window: Window,
  sender: DocumentSender,
  masked: { url: string; level: MaskLevel },
  now: number,
): Page {
  const setBackMs = session.endedAt - now
  const shiftMs = setBackMs > CLOCK_TOLERANCE_MS ? setBackMs : 0
  return {
    id: idOfPage(window.sessionId, sender.documentId),
    sessionId: window.sessionId,
    windowId: window.id,
    documentId: sender.documentId,
    frameId: sender.frameId,
    isTop: sender.frameId === 0 ? 1 : 0,
    ...masked,
    title: '',
    startedAt: now + shiftMs,
    endedAt: now + shiftMs,
    lastSeq: -1,
    leftAt: null,
    shiftMs,
    parentPageId: null,
    frameNodeId: 0,
    hasSnapshot: false,
    bytes: 0,
  }
}

async function endGaps(database: Database, session: Session | undefined, window: Window, now: number): Promise<void> {
  const open = await readOpenGaps(database, session)
  const ended = open.filter((gap) => gap.windowId === window.id && gap.url === '')
  await database.events.bulkPut(ended.map((gap) => ({ ...gap, until: Math.max(gap.at, now) })))
}
