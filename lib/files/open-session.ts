import type { eventWithTime } from '@rrweb/types'

import { collectAssetUrls } from '@/lib/assets/map-asset-urls'
import { applyEdits, applyEditsToAssetUrl, applyEditsToPage, isAssetToGo } from '@/lib/edits/apply-edits'
import { prepareEdits } from '@/lib/edits/prepare-edits'
import { redactPerson, redactWords } from '@/lib/edits/redact-person'
import { ASSET_WANTED } from '@/lib/model/asset'
import type { Chunk } from '@/lib/model/chunk'
import type { Edit, PreparedEdit } from '@/lib/model/edit'
import type { Person, Study } from '@/lib/model/library'
import type { Page } from '@/lib/model/session'
import type { Database } from '@/lib/store/database'
import { listNamed } from '@/lib/store/drop-people'
import { packChunk } from '@/lib/store/pack-chunk'
import { readPageEvents } from '@/lib/store/read-chunks'
import { readEdits } from '@/lib/store/read-edits'
import { readSessionContent, type SessionContent } from '@/lib/store/read-sessions'
import type { PageEvents } from '@/lib/store/unpack-chunks'

import type { AssetPart } from './archive-format'
import { groupEvents } from './group-events'
import { readStoredChunks } from './read-stored-chunks'

/** A session as it leaves: what its edits take out is in nothing that can be read here. */
export interface LeavingSession {
  content: SessionContent
  edits: readonly Edit[]
  people: Person[]
  study: Study | null
  /** Whether its pages are stored as they leave. */
  isAsStored: boolean
  readPage: (pageId: string) => Promise<PageEvents>
  /** The last sequence number of its chunks that there is; -1 for none, and where it is not known before they are read. */
  readLastSeq: (pageId: string) => Promise<number>
  /** Chunks of a page in their order, a few at a time. */
  readChunks: (page: Page) => AsyncGenerator<Chunk>
  /** What it shows of pictures, fonts and styles that are kept. */
  listAssets: () => Promise<AssetPart[]>
}

/** `undefined` when there is no such session, or it is being deleted. */
export async function openSession(database: Database, id: string): Promise<LeavingSession | undefined> {
  const stored = await readSessionContent(database, id)
  if (!stored) return undefined
  const readStored = async (pageId: string) => (await readPageEvents(database, pageId)).events
  const rows = await readEdits(database, id)
  const edits = await prepareEdits(rows, stored.pages, readStored)
  const content = applyEdits(stored, edits)
  const people = (await database.people.bulkGet(listNamed(stored.session, stored.events))).filter(
    (person) => person !== undefined,
  )
  const study = stored.session.study === '' ? undefined : await database.studies.get(stored.session.study)
  const isAsStored = edits.length === 0
  const readPage = (pageId: string) => readEdited(database, pageId, edits)
  return {
    content,
    edits: rows,
    people: people.map((person) => redactPerson(person, edits)),
    study: study ? redactWords(study, edits) : null,
    isAsStored,
    readPage,
    readLastSeq: (pageId) => (isAsStored ? readLastSeq(database, pageId) : Promise.resolve(-1)),
    readChunks: (page) => (isAsStored ? readStoredChunks(database, page) : readRepacked(page, readPage)),
    listAssets: () => listAssets(database, content, edits, readPage),
  }
}

async function readEdited(database: Database, pageId: string, edits: readonly PreparedEdit[]): Promise<PageEvents> {
  const read = await readPageEvents(database, pageId)
  return edits.length === 0 ? read : { ...read, events: applyEditsToPage(pageId, read.events, edits) }
}

async function readLastSeq({ chunks }: Database, pageId: string): Promise<number> {
  const last = await chunks.where('[pageId+seq]').between([pageId, -Infinity], [pageId, Infinity]).last()
  return last?.lastSeq ?? -1
}

async function* readRepacked(page: Page, readPage: LeavingSession['readPage']): AsyncGenerator<Chunk> {
  const { events } = await readPage(page.id)
  for (const [seq, group] of groupEvents(events).entries()) {
    yield packChunk({ pageId: page.id, sessionId: page.sessionId, seq, lastSeq: seq }, group)
  }
}

/** Of an edited session only what is still shown somewhere. */
async function listAssets(
  database: Database,
  { session, pages }: SessionContent,
  edits: readonly PreparedEdit[],
  readPage: LeavingSession['readPage'],
): Promise<AssetPart[]> {
  const shown = edits.length === 0 ? undefined : await listShown(pages, readPage)
  const uses = (await database.assetUses.where({ sessionId: session.id }).toArray()).filter(
    ({ hash }) => hash !== '' && hash !== ASSET_WANTED,
  )
  const parts: AssetPart[] = []
  for (const use of uses) {
    const asset = await database.assets.get(use.hash)
    if (!asset || isAssetToGo(asset, edits)) continue
    const url = applyEditsToAssetUrl(use.url, edits)
    const pageId = shown ? shown.get(url) : use.pageId
    if (pageId !== undefined) parts.push({ url, pageId, hash: use.hash, type: asset.type })
  }
  return parts
}

async function listShown(pages: readonly Page[], readPage: LeavingSession['readPage']): Promise<Map<string, string>> {
  const shown = new Map<string, string>()
  for (const page of pages) {
    const { events }: { events: eventWithTime[] } = await readPage(page.id)
    for (const url of collectAssetUrls(events, page.url)) shown.set(url, page.id)
  }
  return shown
}
