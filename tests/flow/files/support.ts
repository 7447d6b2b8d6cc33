import { afterEach } from 'vitest'

import { EXPORT_FORMATS } from '@/lib/files/export-formats'
import { createSource } from '@/lib/files/export-source'
import { importFile, type ImportedFile } from '@/lib/files/import-file'
import { joinBytes, type Bytes } from '@/lib/files/unpack-bytes'
import { openExport } from '@/lib/files/write-export'
import { Database } from '@/lib/store/database'
import { readPageEvents } from '@/lib/store/read-chunks'
import { readSessionContent } from '@/lib/store/read-sessions'

export const NOW = Date.UTC(2026, 5, 1)

const open = new Set<Database>()

afterEach(async () => {
  for (const database of open) await database.delete()
  open.clear()
})

export function openDatabase(): Database {
  const database = new Database(`afterimage-${crypto.randomUUID()}`)
  open.add(database)
  return database
}

export interface Written {
  name: string
  bytes: Bytes
}

export async function write(database: Database, formatId: string, sessionIds: string[]): Promise<Written> {
  const source = createSource(database, {
    sessionIds,
    exportedAt: NOW,
    linkTo: (id) => `chrome-extension://x/dashboard.html#/sessions/${id}`,
  })
  const made = (await openExport(
    EXPORT_FORMATS.find(({ id }) => id === formatId)!,
    source,
  ))!
  const parts: Uint8Array[] = []
  for await (const bytes of made.write()) parts.push(bytes)
  return { name: made.name, bytes: joinBytes(parts) }
}

export async function writeText(database: Database, formatId: string, sessionIds: string[]): Promise<string> {
  return new TextDecoder().decode((await write(database, formatId, sessionIds)).bytes)
}

export function take(
  database: Database,
  file: Bytes | string | File,
  changes: Partial<Parameters<typeof importFile>[2]> = {},
): Promise<ImportedFile> {
  const importing = {
    now: NOW,
    retentionDays: 30,
    stop: new AbortController().signal,
    tell: () => undefined,
    masking: undefined,
    ...changes,
  }
  return importFile(database, file instanceof File ? file : new Blob([file]), importing)
}

/** All of a session with the ids of rows as their places, so that two of them can be compared. */
export async function readPlain(database: Database, id: string) {
  const content = (await readSessionContent(database, id))!
  const { bytes: _bytes, rawBytes: _rawBytes, expiresAt: _expiresAt, originId: _originId, ...session } = content.session
  const windows = new Map(content.windows.map((window, index) => [window.id, index]))
  const pages = new Map(content.pages.map((page, index) => [page.id, index]))
  const uses = await database.assetUses.where({ sessionId: id }).toArray()
  return {
    session: { ...session, id: '' },
    windows: content.windows.map((window) => ({ ...window, id: '', sessionId: '', tabId: 0 })),
    pages: content.pages.map((page) => ({
      ...page,
      id: '',
      sessionId: '',
      documentId: '',
      windowId: windows.get(page.windowId),
    })),
    events: content.events.map(({ id: _id, ...event }) => ({
      ...event,
      sessionId: '',
      windowId: windows.get(event.windowId),
      pageId: pages.get(event.pageId),
    })),
    notes: content.notes.map((note) => ({ ...note, id: '', sessionId: '' })),
    rules: content.rules.map((rules) => ({ ...rules, sessionId: '' })),
    uses: uses.map((use) => ({ ...use, sessionId: '', pageId: pages.get(use.pageId) })),
    rrweb: await Promise.all(content.pages.map(async (page) => (await readPageEvents(database, page.id)).events)),
  }
}
