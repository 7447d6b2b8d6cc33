import { effect, signal, type ReadonlySignal } from '@preact/signals'

import { readValue } from '@/components/parts/query-state'
import { watchQuery } from '@/components/parts/watch-query'
import type { Session } from '@/lib/model/session'

export interface SessionRows {
  /** Those in view, and as they were then the last ones that were: coming back shows them at once. */
  rows: ReadonlySignal<ReadonlyMap<string, Session>>
  /** Which are in view: they are read, and followed while somebody looks. */
  show(ids: readonly string[]): void
}

const MAX_KEPT_ROWS = 500

/** Rows of a list of any length, of which only those in view are read. */
export function watchSessionRows(read: (ids: string[]) => Promise<Session[]>): SessionRows {
  let shown = ''
  let stop: (() => void) | undefined
  let isWatched = false
  const rows = signal<ReadonlyMap<string, Session>>(new Map(), {
    watched() {
      isWatched = true
      follow()
    },
    unwatched() {
      isWatched = false
      stop?.()
    },
  })

  function follow(): void {
    stop?.()
    const ids = shown === '' ? [] : shown.split('\n')
    const query = watchQuery(() => read(ids))
    stop = effect(() => {
      const found = readValue(query.value)
      if (found) rows.value = keepNewest([...rows.peek(), ...found.map((row) => [row.id, row] as const)])
    })
  }
  return {
    rows,
    show(ids) {
      const next = ids.join('\n')
      if (next === shown) return
      shown = next
      if (isWatched) follow()
    },
  }
}

function keepNewest(entries: (readonly [string, Session])[]): Map<string, Session> {
  const all = new Map<string, Session>()
  for (const [id, row] of entries) {
    all.delete(id)
    all.set(id, row)
  }
  return new Map([...all].slice(-MAX_KEPT_ROWS))
}
