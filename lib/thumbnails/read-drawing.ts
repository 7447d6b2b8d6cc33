import type { eventWithTime } from '@rrweb/types'
import { EventType } from '@rrweb/types'
import { Dexie } from 'dexie'

import { ASSET_WANTED } from '@/lib/model/asset'
import { followUntil, orderEvents } from '@/lib/replay/state/state-at'
import type { PageState } from '@/lib/replay/state/state'
import type { Database } from '@/lib/store/database'
import { readPageEvents } from '@/lib/store/read-chunks'

import { decideMoment } from './decide-moment'
import { MAX_EVENTS, MAX_PAGE_BYTES } from './limits'
import { writeDrawable } from './read-drawable'
import { writePage } from './write-page'

export type Drawing =
  | {
      ok: true
      /** The page as a `data:` URL of an SVG: from a `blob:` one a canvas would be tainted. */
      url: string
      /** Of the page's window, CSS px. */
      width: number
      height: number
      /** `editedAt` of the session when it was read; `null` for none. */
      editedAt: number | null
    }
  | { ok: false; reason: 'no such session' | 'being edited' | 'nothing to show' | 'too large' }

/**
 * What is to be drawn of a session. Of its pages only the chosen one is read, at one moment, with the pictures that were
 * kept of it. Nothing is made while an edit is pending or being done: what it takes out would be seen.
 */
export async function readDrawing(database: Database, sessionId: string): Promise<Drawing> {
  const found = await readBasis(database, sessionId)
  if (!found) return { ok: false, reason: 'no such session' }
  const { session, pages, events, isEdited } = found
  if (isEdited) return { ok: false, reason: 'being edited' }
  const moment = decideMoment(pages, events)
  const page = pages.find(({ id }) => id === moment?.pageId)
  if (!moment || !page) return { ok: false, reason: 'nothing to show' }
  if (page.bytes > MAX_PAGE_BYTES) return { ok: false, reason: 'too large' }
  const state = buildState((await readPageEvents(database, page.id)).events, moment.at)
  const wanted = new Set<string>()
  if (!state || !writePage(state, page.url, (url) => void wanted.add(url))) return { ok: false, reason: 'too large' }
  const pictures = await readPictures(database, sessionId, wanted)
  const written = writePage(state, page.url, (url) => pictures.get(url))
  if (!written) return { ok: false, reason: 'too large' }
  const { svg, width, height } = written
  const url = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  return { ok: true, url, width, height, editedAt: session.editedAt ?? null }
}

/** In one transaction: whether there are edits is about the session as it is read here. */
function readBasis(database: Database, sessionId: string) {
  const { sessions, edits, pages, events } = database
  return database.transaction('r', [sessions, edits, pages, events], async () => {
    const session = await sessions.get(sessionId)
    if (!session || session.deletedAt !== null) return undefined
    const range = [[sessionId, Dexie.minKey] as const, [sessionId, Dexie.maxKey] as const] as const
    const [pageRows, eventRows, editCount] = await Promise.all([
      pages.where({ sessionId }).sortBy('startedAt'),
      events
        .where('[sessionId+at]')
        .between(...range)
        .limit(MAX_EVENTS)
        .toArray(),
      edits.where({ sessionId }).count(),
    ])
    return { session, pages: pageRows, events: eventRows, isEdited: editCount > 0 }
  })
}

/** At the moment, or as soon as there was something to be seen. */
function buildState(events: readonly eventWithTime[], at: number): PageState | undefined {
  const ordered = orderEvents(events)
  const first = ordered.find((event) => event.type === EventType.FullSnapshot)
  return first && followUntil(ordered, Math.max(at, first.timestamp))
}

async function readPictures(
  { assetUses, assets }: Database,
  sessionId: string,
  urls: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const keys = [...urls].map((url): [string, string] => [sessionId, url])
  const uses = (await assetUses.bulkGet(keys)).filter((use) => use && use.hash !== '' && use.hash !== ASSET_WANTED)
  const bodies = await assets.bulkGet(uses.map((use) => use!.hash))
  const pictures = new Map<string, string>()
  for (const [index, asset] of bodies.entries()) {
    const drawable = asset && writeDrawable(asset)
    if (drawable) pictures.set(uses[index]!.url, drawable)
  }
  return pictures
}
