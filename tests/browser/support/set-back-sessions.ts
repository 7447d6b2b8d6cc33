import type { Page } from 'puppeteer-core'

/**
 * Sets the clock of recorded sessions to when they are said to have begun (epoch ms by their ids), in every row of theirs
 * and in what is packed in them: what was recorded within a minute lies over weeks. For tests of what is counted by day.
 */
export async function setBackSessions(extensionPage: Page, beganAt: Record<string, number>): Promise<void> {
  await extensionPage.evaluate(async (began) => {
    type Row = Record<string, unknown>
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error ?? new Error('refused')))
      })
    const through = (body: BlobPart, stream: ReadableWritablePair<Uint8Array<ArrayBuffer>, BufferSource>) =>
      new Response(new Blob([body]).stream().pipeThrough(stream))
    const database = await done(indexedDB.open('afterimage'))
    const readAll = (table: string) => done<Row[]>(database.transaction(table).objectStore(table).getAll())

    const spans = new Map<unknown, { from: number; to: number; byMs: number }>()
    for (const { id, startedAt, endedAt } of await readAll('sessions')) {
      const to = began[String(id)]
      const from = Number(startedAt)
      // A page may have been there before its recording began.
      if (to !== undefined) spans.set(id, { from: from - 60_000, to: Number(endedAt) + 60_000, byMs: to - from })
    }
    for (const table of database.objectStoreNames) {
      for (const row of await readAll(table)) {
        const span = spans.get(table === 'sessions' ? row['id'] : row['sessionId'])
        if (span === undefined) continue
        const move = (value: unknown): unknown => {
          if (typeof value === 'number') return value >= span.from && value <= span.to ? value + span.byMs : value
          if (Array.isArray(value)) return value.map(move)
          if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || value instanceof Blob)
            return value
          return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, move(one)]))
        }
        const moved = move(row) as Row
        if (table === 'outlines') moved['json'] = JSON.stringify(move(JSON.parse(String(row['json']))))
        if (table === 'chunks') {
          const text = await through(row['body'] as BlobPart, new DecompressionStream('gzip')).text()
          const json = JSON.stringify(move(JSON.parse(text)))
          moved['body'] = new Uint8Array(await through(json, new CompressionStream('gzip')).arrayBuffer())
        }
        await done(database.transaction(table, 'readwrite').objectStore(table).put(moved))
      }
    }
    database.close()
  }, beganAt)
}
