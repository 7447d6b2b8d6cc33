import type { Page } from 'puppeteer-core'

import type { Chunk } from '@/lib/model/chunk'
import type { SessionEvent } from '@/lib/model/event'
import type { Note } from '@/lib/model/note'
import type { Page as PageRow, Session, Window } from '@/lib/model/session'

export interface Dump {
  sessions: Session[]
  windows: Window[]
  pages: PageRow[]
  /** With the body unpacked to its JSON text. */
  chunks: (Omit<Chunk, 'body'> & { text: string; packedBytes: number })[]
  events: SessionEvent[]
  notes: Note[]
  [table: string]: unknown[]
}

/** Every row of every table, read by a page of the extension without any code of ours; bytes are strings. */
export async function readDatabase(page: Page): Promise<Dump> {
  return (await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('afterimage')
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error ?? new Error('no database')))
    })
    const dump: Record<string, Record<string, unknown>[]> = {}
    for (const name of database.objectStoreNames) {
      dump[name] = await new Promise((resolve, reject) => {
        const request = database.transaction(name).objectStore(name).getAll()
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error ?? new Error(`no ${name}`)))
      })
    }
    database.close()
    for (const chunk of dump['chunks'] ?? []) {
      const body = chunk['body'] as Uint8Array<ArrayBuffer>
      const stream = new Blob([body]).stream().pipeThrough(new DecompressionStream('gzip'))
      chunk['text'] = await new Response(stream).text()
      chunk['packedBytes'] = body.byteLength
      delete chunk['body']
    }
    // Bytes as text, a character each: what stands in them can be searched, and they come over at once.
    const latin = new TextDecoder('latin1')
    for (const row of Object.values(dump).flat())
      for (const [name, value] of Object.entries(row)) if (value instanceof Uint8Array) row[name] = latin.decode(value)
    return dump
  })) as Dump
}

/** The forms a string may hide in: as it is, in URLs, in JSON, in base64 at each of its three alignments. */
export function formsOf(text: string): string[] {
  const bytes = Buffer.from(text)
  const aligned = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift, 'x'), bytes]).toString('base64')
    // Characters at both ends depend on the neighbours.
    return encoded.slice(shift === 0 ? 0 : shift + 1, -4)
  })
  const json = JSON.stringify(text).slice(1, -1)
  const plus = encodeURIComponent(text).replaceAll('%20', '+')
  return [...new Set([text, encodeURIComponent(text), encodeURI(text), plus, json, ...aligned])].filter(
    (form) => form.length >= 6,
  )
}

/** Where any form of the string stands in the dump: `table` and what is around it. */
export function findText(dump: Dump, text: string): string[] {
  const forms = formsOf(text)
  return Object.entries(dump).flatMap(([table, rows]) =>
    rows.flatMap((row) => {
      const values = [JSON.stringify(row), ...Object.values(row as object).filter((value) => typeof value === 'string')]
      return values.flatMap((value) =>
        forms
          .filter((form) => value.includes(form))
          .map((form) => `${table}: …${value.slice(Math.max(0, value.indexOf(form) - 60), value.indexOf(form) + 60)}…`),
      )
    }),
  )
}

/** Waits until a condition on the database holds; the last dump is in the error when it does not. */
export async function waitForDatabase(page: Page, holds: (dump: Dump) => boolean, timeoutMs = 60_000): Promise<Dump> {
  const until = Date.now() + timeoutMs
  for (;;) {
    const dump = await readDatabase(page)
    if (holds(dump)) return dump
    if (Date.now() > until) {
      const sizes = Object.entries(dump).map(([name, rows]) => `${name} ${rows.length}`)
      throw new Error(
        `the database never came to be as expected: ${sizes.join(', ')}; ${JSON.stringify(dump.sessions)}`,
      )
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
