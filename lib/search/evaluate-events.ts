import type { EventPattern } from '@/lib/model/filter'

import { compileEvent, type CompiledEvent } from './compile-event'
import type { Matches } from './evaluate-filter'
import { rowsOfKind } from './event-index'
import type { Library } from './library'
import { splitWords } from './split-words'
import { askOnce } from './text-pool'

/** Sessions in which this event happened at least so often. */
export function countEvents(event: EventPattern, atLeast: number, library: Library): Matches {
  const matches = new Uint8Array(library.records.length)
  if (atLeast <= 1) {
    forEachEvent(event, library, (session) => (matches[session] = 1))
    return matches
  }
  const counts = new Uint32Array(library.records.length)
  forEachEvent(event, library, (session) => {
    counts[session]! += 1
    if (counts[session]! >= atLeast) matches[session] = 1
  })
  return matches
}

/** Tells of each event that is meant, whatever kinds that are. */
export function forEachEvent(
  event: EventPattern,
  library: Library,
  tell: (session: number, row: number) => void,
): void {
  const { events } = library
  const isEvent = compileEvent(event, events)
  const index = library.index()
  const kinds = event.kind === '' ? [...index.keys()] : [events.pool.placeOf(event.kind)]
  for (const kind of kinds) {
    const { rows, sessions } = rowsOfKind(index, kind)
    for (let at = 0; at < rows.length; at += 1) if (isEvent(rows[at]!)) tell(sessions[at]!, rows[at]!)
  }
}

/** Sessions in which these events happened one after another; one event is one step of it. */
export function findSequences(events: readonly EventPattern[], library: Library): Matches {
  const steps = events.map((event) => compileStep(event, library))
  const matches = new Uint8Array(library.records.length)
  for (let session = 0; session < matches.length; session += 1) {
    const span = library.spans[session]
    if (span && library.records[session] && findSequenceEnd(steps, span.from, span.to) >= 0) matches[session] = 1
  }
  return matches
}

/** An event of its kind that is meant. */
export function compileStep(event: EventPattern, { events }: Library): CompiledEvent {
  const isEvent = compileEvent(event, events)
  if (event.kind === '') return isEvent
  const [kind, { kinds }] = [events.pool.placeOf(event.kind), events]
  return (row) => kinds[row] === kind && isEvent(row)
}

/** The row of the last step; -1 where it never came to that. */
export function findSequenceEnd(steps: readonly CompiledEvent[], from: number, to: number): number {
  let step = 0
  for (let row = from; row < to; row += 1) {
    if (!steps[step]!(row)) continue
    step += 1
    if (step === steps.length) return row
  }
  return -1
}

/**
 * Sessions that hold every word of a text (or phrase in quotes) in their title, their notes, the titles and addresses
 * of their pages or the labels of what was clicked.
 */
export function hasText(text: string, library: Library): Matches {
  const answers = splitWords(text).map((word) => hasWord(word, library))
  const matches = new Uint8Array(library.records.length)
  for (let at = 0; at < matches.length; at += 1) {
    matches[at] = library.records[at] && answers.every((answer) => answer[at] === 1) ? 1 : 0
  }
  return matches
}

function hasWord(word: string, library: Library): Matches {
  const { events, records, notes } = library
  const matches = new Uint8Array(records.length)
  const index = library.index()
  const holds = askOnce(events.pool, (text) => text.toLowerCase().includes(word))
  for (const { kind, columns } of textColumns(library)) {
    const { rows, sessions } = rowsOfKind(index, events.pool.placeOf(kind))
    for (const column of columns) {
      for (let at = 0; at < rows.length; at += 1) if (holds(column[rows[at]!]!)) matches[sessions[at]!] = 1
    }
  }
  for (let at = 0; at < records.length; at += 1) {
    const record = records[at]
    if (!record || matches[at] === 1) continue
    if (record.title.toLowerCase().includes(word) || notes[at]?.toLowerCase().includes(word)) matches[at] = 1
  }
  return matches
}

/** What of events is searched: titles and addresses of pages, labels of what was clicked. */
function textColumns({ events: { labels, urls } }: Library): { kind: string; columns: Uint32Array[] }[] {
  return [
    { kind: 'page view', columns: [labels, urls] },
    { kind: 'click', columns: [labels] },
  ]
}

/** An event that holds the word where it is searched. */
export function compileWord(word: string, library: Library): CompiledEvent {
  const { kinds, pool } = library.events
  const holds = askOnce(pool, (text) => text.toLowerCase().includes(word))
  const searched = textColumns(library).map(({ kind, columns }) => ({ kind: pool.placeOf(kind), columns }))
  return (row) =>
    searched.some(({ kind, columns }) => kinds[row] === kind && columns.some((column) => holds(column[row]!)))
}
