import type { EventColumns, Span } from './event-columns'

/** The rows of one kind of event, in order of sessions and of time in each. */
export interface RowsOfKind {
  rows: Uint32Array
  /** Numbers of the sessions that these rows are of. */
  sessions: Uint32Array
}

/** Rows by the place of their kind. Built anew when events have changed: that takes as long as one look at all of them. */
export type EventIndex = ReadonlyMap<number, RowsOfKind>

const NOTHING: RowsOfKind = { rows: new Uint32Array(0), sessions: new Uint32Array(0) }

export function buildEventIndex(
  { kinds }: EventColumns,
  spans: readonly (Span | undefined)[],
  isThere: (session: number) => boolean,
): EventIndex {
  const counts = new Map<number, number>()
  forEachRow(spans, isThere, (row) => {
    const kind = kinds[row]!
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  })
  const index = new Map<number, RowsOfKind>()
  for (const [kind, count] of counts) {
    index.set(kind, { rows: new Uint32Array(count), sessions: new Uint32Array(count) })
    counts.set(kind, 0)
  }
  forEachRow(spans, isThere, (row, session) => {
    const kind = kinds[row]!
    const place = counts.get(kind)!
    counts.set(kind, place + 1)
    const { rows, sessions } = index.get(kind)!
    rows[place] = row
    sessions[place] = session
  })
  return index
}

export function rowsOfKind(index: EventIndex, kind: number | undefined): RowsOfKind {
  return (kind === undefined ? undefined : index.get(kind)) ?? NOTHING
}

function forEachRow(
  spans: readonly (Span | undefined)[],
  isThere: (session: number) => boolean,
  see: (row: number, session: number) => void,
): void {
  for (let session = 0; session < spans.length; session += 1) {
    const span = spans[session]
    if (!span || !isThere(session)) continue
    for (let row = span.from; row < span.to; row += 1) see(row, session)
  }
}
