import { checkEndpoint } from '@/lib/sharing/check-endpoint'
import { readLink, type ReplayLink } from '@/lib/share/link'
import type { Manifest } from '@/lib/share/manifest'
import { openLink, readLinkReason, type OpenedReplay } from '@/lib/share/open-link'
import { LinkProblem, type LeaseStorage, type LinkReason } from '@/lib/share/reader-client'
import type { Database } from '@/lib/store/database'

import { originOf, writeArchive } from './export-archive'
import { findKnown } from './find-known'
import { gatherFile } from './gather-file'
import { importFile, type ImportedFile, type Importing } from './import-file'
import { MAX_FILE_BYTES, MAX_JSON_BYTES } from './limits'
import { readBundle } from './read-bundle'
import { Refusal } from './refusal'

/** Why nothing comes in by a link: as its page says it, and what is said here only. */
export type LinkRefusal = LinkReason | 'no link' | 'password needed' | 'copies forbidden'

export type LinkedSession = { ok: true; file: ImportedFile } | { ok: false; reason: LinkRefusal }

export interface GivenLink {
  /** As it was pasted. */
  href: string
  /** Empty where there is none. */
  password: string
}

export interface LinkProgress {
  step: 'fetched' | 'stored'
  bytes: number
  of: number
}

export interface LinkImporting extends Omit<Importing, 'tell'> {
  leases: LeaseStorage
  tell: (progress: LinkProgress) => void
}

/**
 * Takes in the session behind a replay link: fetched and opened as its page does it, written as an archive, and taken in
 * as any file, so that nothing of it is believed either. Takes one view. Whether copies are forbidden stands in what is
 * sealed, and is kept to. Throws for a stop, and where the store fails.
 */
export async function importLink(
  database: Database,
  given: GivenLink,
  importing: LinkImporting,
): Promise<LinkedSession> {
  try {
    const link = await checkLink(given)
    if (typeof link === 'string') return { ok: false, reason: link }
    const { leases, stop, now } = importing
    const opened = await openLink(link, given.password, { leases, now: () => now, signal: stop })
    if (!opened.manifest.mayDownload) return { ok: false, reason: 'copies forbidden' }
    return { ok: true, file: await takeIn(database, opened, importing) }
  } catch (error) {
    const reason = readLinkReason(error)
    if (reason) return { ok: false, reason }
    if (error instanceof Refusal) return { ok: true, file: refuse(error) }
    throw error
  }
}

async function checkLink({ href, password }: GivenLink): Promise<ReplayLink | LinkRefusal> {
  const text = href.trim()
  if (!URL.canParse(text) || !text.includes('/s/')) return 'no link'
  const read = await readLink(text)
  if (!read.ok) return read.reason
  const { link } = read
  // No name, no password, no path: a link of ours has none of them.
  if (!checkEndpoint(link.endpoint).ok) return new URL(text).protocol === 'http:' ? 'not secure' : 'mistyped'
  return link.hasPassword && password === '' ? 'password needed' : link
}

async function takeIn(database: Database, opened: OpenedReplay, importing: LinkImporting): Promise<ImportedFile> {
  const { manifest } = opened
  if (sizeOf(manifest) > MAX_FILE_BYTES) throw new Refusal('too large')
  const { now, stop, tell, leases: _leases, ...others } = importing
  const archive = await readBundle(countParts(opened, tell), now)
  const known = await findKnown(database, originOf(archive.session))
  if (known) return { taken: [], known: [known], refused: [], leftOut: {} }
  const file = await gatherFile(writeArchive(archive), 'link.afterimage', stop)
  const tellStored = (bytes: number) => tell({ step: 'stored', bytes: Math.min(bytes, file.size), of: file.size })
  return importFile(database, file, { ...others, now, stop, tell: tellStored })
}

/** Every part of the bundle is read about once, in order. */
function countParts({ manifest, readPart }: OpenedReplay, tell: LinkImporting['tell']): OpenedReplay['readPart'] {
  const of = sizeOf(manifest)
  const sizes = new Map(manifest.entries.map(({ name, bytes }) => [name, bytes]))
  const read = new Set<string>()
  let bytes = 0
  return async (name) => {
    const size = sizes.get(name)
    if (size === undefined) throw new LinkProblem('damaged')
    if (size > MAX_JSON_BYTES) throw new Refusal('too large', name)
    const part = await readPart(name)
    if (!read.has(name)) bytes += size
    read.add(name)
    tell({ step: 'fetched', bytes, of })
    return part
  }
}

function sizeOf({ entries }: Manifest): number {
  return entries.reduce((sum, { bytes }) => sum + bytes, 0)
}

function refuse({ reason }: Refusal): ImportedFile {
  return { taken: [], known: [], refused: [{ title: '', reason }], leftOut: {} }
}
