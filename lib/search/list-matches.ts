import type { EventKind } from '@/lib/model/event'
import type { EventPlace } from '@/lib/model/event-place'
import type { Condition, EventPattern } from '@/lib/model/filter'
import type { ListQuery } from '@/lib/model/query'

import type { CompiledEvent } from './compile-event'
import { compileStep, compileWord } from './evaluate-events'
import type { Library } from './library'
import { listConditions } from './needs-events'
import { splitWords } from './split-words'

/**
 * Every event of a session that a query asks for, in order of time: those that pass any of its conditions on events,
 * pages and texts, each step of a sequence among them. What is asked not to have happened has no events.
 */
export function listMatches(sessionId: string, { filter, text }: ListQuery, library: Library): EventPlace[] {
  const span = library.spans[library.numberOf(sessionId) ?? -1]
  if (!span) return []
  const wanted = listConditions(filter).filter((condition) => !condition.isNot)
  const tests = [
    ...wanted.flatMap(listPatterns).map((event) => compileStep(event, library)),
    ...[text, ...wanted.map(readText)].flatMap(splitWords).map((word): CompiledEvent => compileWord(word, library)),
  ]
  const { at, kinds, pool } = library.events
  const places: EventPlace[] = []
  /** Of the instant that is at hand, how many of each kind there were. */
  let seen = new Map<number, number>()
  for (let row = span.from; row < span.to; row += 1) {
    if (row === span.from || at[row] !== at[row - 1]) seen = new Map()
    const nth = seen.get(kinds[row]!) ?? 0
    seen.set(kinds[row]!, nth + 1)
    if (!tests.some((isWanted) => isWanted(row))) continue
    places.push({ at: at[row]!, kind: pool.texts[kinds[row]!] as EventKind, nth })
  }
  return places
}

function listPatterns(condition: Condition): EventPattern[] {
  if (condition.kind === 'event') return [condition.event]
  if (condition.kind === 'sequence') return condition.events
  if (condition.kind !== 'page') return []
  return [{ kind: 'page view', where: [{ field: 'url', test: condition.test }] }]
}

function readText(condition: Condition): string {
  return condition.kind === 'text' ? condition.text : ''
}
