import { ASSET_WANTED } from '@/lib/model/asset'
import type { MaskLevel } from '@/lib/model/rules'
import type { Database } from '@/lib/store/database'
import { readSessionsById } from '@/lib/store/read-sessions'

import { openSession } from './open-session'

/** What an export of these sessions would hold, before it is made. Sizes as stored. */
export interface ExportPreview {
  sessionCount: number
  /** Named where there is one only. */
  title: string
  recordingCount: number
  pageCount: number
  eventCount: number
  noteCount: number
  assetCount: number
  /** Of those that are stored; `undefined` where there are too many sessions to weigh them. */
  assetBytes: number | undefined
  bytes: number
  /** Edits that are not permanent yet: what they take out is not in the file. */
  redactionCount: number
  trimCount: number
  /** Sessions by the least strict level under which a page of theirs was recorded; `null` where it is not known. */
  levels: { level: MaskLevel | null; sessionCount: number }[]
}

const LEVELS: readonly (MaskLevel | null)[] = [null, 'light', 'medium', 'strict']
const IDS_AT_ONCE = 500

/** Assets are read to be weighed: of a few sessions that takes no time that could be felt. */
const WEIGHED_SESSIONS = 20

export async function describeExport(database: Database, ids: readonly string[]): Promise<ExportPreview> {
  const preview: ExportPreview = {
    sessionCount: 0,
    title: '',
    recordingCount: 0,
    pageCount: 0,
    eventCount: 0,
    noteCount: 0,
    assetCount: 0,
    assetBytes: undefined,
    bytes: 0,
    redactionCount: 0,
    trimCount: 0,
    levels: [],
  }
  const counts = new Map<MaskLevel | null, number>()
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    await addSome(database, ids.slice(from, from + IDS_AT_ONCE), preview, counts)
  }
  if (ids.length <= WEIGHED_SESSIONS) preview.assetBytes = await weighAssets(database, ids)
  preview.levels = LEVELS.flatMap((level) => (counts.has(level) ? [{ level, sessionCount: counts.get(level)! }] : []))
  return preview
}

async function weighAssets({ assetUses, assets }: Database, ids: readonly string[]): Promise<number> {
  let bytes = 0
  for (const id of ids) {
    const uses = await assetUses.where({ sessionId: id }).toArray()
    for (const hash of new Set(uses.map((use) => use.hash))) bytes += (await assets.get(hash))?.body.byteLength ?? 0
  }
  return bytes
}

async function addSome(
  database: Database,
  ids: string[],
  preview: ExportPreview,
  counts: Map<MaskLevel | null, number>,
): Promise<void> {
  const { edits, pages, assetUses } = database
  const [sessions, editRows, pageRows, uses] = await Promise.all([
    readSessionsById(database, ids),
    edits.where('sessionId').anyOf(ids).toArray(),
    pages.where('sessionId').anyOf(ids).toArray(),
    assetUses.where('sessionId').anyOf(ids).toArray(),
  ])
  const edited = new Set(editRows.map(({ sessionId }) => sessionId))
  const usesOf = Map.groupBy(
    uses.filter(({ hash }) => hash !== '' && hash !== ASSET_WANTED),
    ({ sessionId }) => sessionId,
  )
  const pagesOf = Map.groupBy(pageRows, ({ sessionId }) => sessionId)
  for (const session of sessions) {
    // What edits leave is not known but by applying them.
    const leaving = edited.has(session.id) ? await openSession(database, session.id) : undefined
    const { pageCount, eventCount } = leaving?.content.session ?? session
    const levels = (pagesOf.get(session.id) ?? []).map(({ level }) => LEVELS.indexOf(level ?? null))
    const level = levels.length === 0 ? null : LEVELS[Math.min(...levels)]!
    counts.set(level, (counts.get(level) ?? 0) + 1)
    preview.title = (leaving?.content.session ?? session).title
    preview.sessionCount += 1
    preview.recordingCount += session.status === 'stopped' ? 0 : 1
    preview.pageCount += pageCount
    preview.eventCount += eventCount
    preview.noteCount += leaving?.content.notes.length ?? session.noteCount
    preview.assetCount += leaving ? (await leaving.listAssets()).length : (usesOf.get(session.id)?.length ?? 0)
    preview.bytes += session.bytes
  }
  preview.redactionCount += editRows.filter(({ kind }) => kind !== 'trim').length
  preview.trimCount += editRows.filter(({ kind }) => kind === 'trim').length
}
