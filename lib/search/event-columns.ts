import type { Outline } from '@/lib/model/outline'

import { createTextPool, type TextPool } from './text-pool'

/** Where the events of a session stand: from the first to before the last, and to where there is room for more. */
export interface Span {
  from: number
  to: number
  room: number
}

/** The events of all sessions in columns; numbers but those of `at` are places in `pool`. Read them, never change them. */
export interface EventColumns {
  kinds: Uint32Array
  at: Float64Array
  labels: Uint32Array
  urls: Uint32Array
  extras: Uint32Array
  pool: TextPool
  /**
   * Puts the events of one session where it had them before, as long as there is room, else behind all others, and then
   * with room to grow.
   */
  put(outline: Outline, before: Span | undefined): Span
}

const FIRST_ROWS = 1_024

export function createEventColumns(): EventColumns {
  let size = 0
  const columns: EventColumns = {
    kinds: new Uint32Array(FIRST_ROWS),
    at: new Float64Array(FIRST_ROWS),
    labels: new Uint32Array(FIRST_ROWS),
    urls: new Uint32Array(FIRST_ROWS),
    extras: new Uint32Array(FIRST_ROWS),
    pool: createTextPool(),
    put(outline, before) {
      const length = outline.at.length
      const fits = before !== undefined && length <= before.room - before.from
      const from = fits ? before.from : size
      const room = fits ? before.room : from + (before ? length * 2 : length)
      if (!fits) {
        makeRoom(room)
        size = room
      }
      const placeOf = Uint32Array.from(outline.texts, (text) => columns.pool.put(text))
      for (let row = 0; row < length; row += 1) {
        columns.kinds[from + row] = placeOf[outline.kinds[row]!]!
        columns.labels[from + row] = placeOf[outline.labels[row]!]!
        columns.urls[from + row] = placeOf[outline.urls[row]!]!
        columns.extras[from + row] = placeOf[outline.extras[row]!]!
        columns.at[from + row] = outline.at[row]!
      }
      return { from, to: from + length, room }
    },
  }

  function makeRoom(needed: number): void {
    if (needed <= columns.at.length) return
    const length = Math.max(needed, columns.at.length * 2)
    columns.kinds = grow(columns.kinds, new Uint32Array(length))
    columns.labels = grow(columns.labels, new Uint32Array(length))
    columns.urls = grow(columns.urls, new Uint32Array(length))
    columns.extras = grow(columns.extras, new Uint32Array(length))
    columns.at = grow(columns.at, new Float64Array(length))
  }
  return columns
}

function grow<Column extends Uint32Array | Float64Array>(column: Column, grown: Column): Column {
  grown.set(column)
  return grown
}
