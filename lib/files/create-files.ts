import type { HeldMasking } from '@/lib/ingest/mask-chunk'
import { checkPlainEndpoint } from '@/lib/sharing/check-plain-endpoint'
import { readShareSettings } from '@/lib/sharing/read-shares'
import type { Database } from '@/lib/store/database'
import { readRules } from '@/lib/store/read-rules'
import { readSettings } from '@/lib/store/read-settings'

import { describeExport, type ExportPreview } from './describe-export'
import type { FormatFacts } from './export-format'
import { EXPORT_FORMATS } from './export-formats'
import { createSource } from './export-source'
import { gatherBlob } from './gather-blob'
import { importFile, type ImportedFile, type Importing } from './import-file'
import { importLink, type GivenLink, type LinkedSession, type LinkProgress } from './import-link'
import { TELL_EVERY_MS } from './limits'
import { Refusal } from './refusal'
import { sendFile, type Destination, type FileAnswer } from './send-file'
import { openExport } from './write-export'

/** How far an export is. */
export interface ExportProgress {
  /** Sessions that were begun. */
  sessionCount: number
  bytes: number
  /** All of it is made, and on its way to an endpoint. */
  isSending?: true
}

/** Where an export goes: each call is answered when the bytes are where they belong. */
export interface ExportSink {
  open(name: string, mediaType: string): Promise<void>
  write(bytes: Uint8Array): Promise<void>
}

export interface ExportWish {
  formatId: string
  sessionIds: string[]
  /** Address of this extension's dashboard. */
  dashboardUrl: string
}

export type ExportOutcome = { ok: true } | { ok: false; reason: 'nothing to write' | 'too large' | 'stopped' }
/** `wrong address`: its sentence is for the person. Nothing was made then. */
export type SendOutcome = ExportOutcome | FileAnswer | { ok: false; reason: 'wrong address'; sentence: string }
export type LinkOutcome = LinkedSession | { ok: false; reason: 'stopped' }
export type ImportOutcome = { ok: true; file: ImportedFile } | { ok: false; reason: 'stopped' }

/**
 * Sessions as files, out and in. Made to run in a worker of the dashboard: what leaves is read there and given on piece
 * by piece, what comes in is checked there and stored. One thing at a time.
 */
export interface Files {
  /** Every kind of file there is. */
  listFormats(): FormatFacts[]
  describe(sessionIds: string[]): Promise<ExportPreview>
  export(wish: ExportWish, sink: ExportSink, tell: (progress: ExportProgress) => void): Promise<ExportOutcome>
  /** Makes the file and sends it as it is; a policy that names the only server is asked here too. */
  send(wish: ExportWish, to: Destination, tell: (progress: ExportProgress) => void): Promise<SendOutcome>
  /** `tell`: bytes of the file's sessions that were stored so far. */
  import(file: Blob, options: { isMaskedAgain: boolean }, tell: (bytes: number) => void): Promise<ImportOutcome>
  importLink(
    link: GivenLink,
    options: { isMaskedAgain: boolean },
    tell: (progress: LinkProgress) => void,
  ): Promise<LinkOutcome>
  /** Ends what goes on; nothing half of it stays. */
  stop(): void
}

export function createFiles(database: Database, now: () => number = Date.now): Files {
  let stopping = new AbortController()
  const begin = () => {
    stopping = new AbortController()
    return stopping.signal
  }

  const write = async (
    { formatId, sessionIds, dashboardUrl }: ExportWish,
    sink: ExportSink,
    tell: (progress: ExportProgress) => void,
    stop: AbortSignal,
  ): Promise<ExportOutcome> => {
    const progress: ExportProgress = { sessionCount: 0, bytes: 0 }
    const source = createSource(database, {
      sessionIds,
      exportedAt: now(),
      linkTo: (id) => `${dashboardUrl}#/sessions/${id}`,
    })
    const begun = new Set<string>()
    const opened = {
      ...source,
      open: async (id: string) => {
        progress.sessionCount = begun.add(id).size
        return source.open(id)
      },
    }
    const format = EXPORT_FORMATS.find(({ id }) => id === formatId)
    const made = format && (await openExport(format, opened))
    if (!made) return { ok: false, reason: 'nothing to write' }
    await sink.open(made.name, made.mediaType)
    const tellSome = limitRate(tell)
    try {
      for await (const bytes of made.write()) {
        if (stop.aborted) return { ok: false, reason: 'stopped' }
        await sink.write(bytes)
        progress.bytes += bytes.byteLength
        tellSome({ ...progress })
      }
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, reason: 'too large' }
      throw error
    }
    return { ok: true }
  }
  /** What is tried again within a lease takes no second view. */
  const kept = new Map<string, string>()
  const leases = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
  const take = async <T>(isMaskedAgain: boolean, run: (taking: Omit<Importing, 'tell'>) => Promise<T>) => {
    const stop = begin()
    const { retentionDays } = await readSettings(database)
    const masking = isMaskedAgain ? await holdMasking(database) : undefined
    try {
      return await run({ now: now(), retentionDays, stop, masking })
    } catch (error) {
      if (stop.aborted) return { ok: false, reason: 'stopped' } as const
      throw error
    }
  }

  return {
    listFormats: () => EXPORT_FORMATS.map(({ listFiles: _listFiles, ...facts }) => facts),
    describe: (sessionIds) => describeExport(database, sessionIds),
    export: (wish, sink, tell) => write(wish, sink, tell, begin()),
    async send(wish, to, tell) {
      const stop = begin()
      const checked = checkPlainEndpoint(to.address, await readShareSettings(database))
      if (!checked.ok) return { ok: false, reason: 'wrong address', sentence: checked.reason }
      const file = gatherBlob()
      const written = await write(wish, file, tell, stop)
      if (!written.ok) return written
      const blob = file.take()
      tell({ sessionCount: wish.sessionIds.length, bytes: blob.size, isSending: true })
      return sendFile(file.name(), blob, { address: checked.address, token: to.token }, stop)
    },
    import: (file, { isMaskedAgain }, tell) =>
      take(isMaskedAgain, async (taking) => {
        return { ok: true, file: await importFile(database, file, { ...taking, tell: limitRate(tell) }) }
      }),
    importLink: (link, { isMaskedAgain }, tell) =>
      take(isMaskedAgain, (taking) => importLink(database, link, { ...taking, leases, tell: limitRate(tell) })),
    stop: () => stopping.abort(),
  }
}

/** Keys of its own: what is masked here is told apart within what comes in, and from nothing else. */
async function holdMasking(database: Database): Promise<HeldMasking> {
  const { rules, revision } = await readRules(database)
  return { rules, revision, typed: [], key: await createKey(), personKey: await createKey() }
}

function createKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
}

function limitRate<T>(tell: (value: T) => void): (value: T) => void {
  let toldAt = -Infinity
  return (value) => {
    if (performance.now() - toldAt < TELL_EVERY_MS) return
    toldAt = performance.now()
    tell(value)
  }
}
