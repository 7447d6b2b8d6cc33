import type { Condition, EventPattern } from '@/lib/model/filter'
import type { ListQuery } from '@/lib/model/query'

import type { CompiledEvent } from './compile-event'
import { compileStep, compileWord, findSequenceEnd } from './evaluate-events'
import type { Library } from './library'
import { listConditions } from './needs-events'
import { splitWords } from './split-words'

/**
 * The instant (epoch ms) of the first event by which a session is in a list: of what was asked to have happened, the
 * earliest; of a sequence its last step. `undefined` when it is there for something that is no event.
 */
export function locateMatch(sessionId: string, { filter, text }: ListQuery, library: Library): number | undefined {
  const span = library.spans[library.numberOf(sessionId) ?? -1]
  if (!span) return undefined
  const findFirst = (isEvent: CompiledEvent) => {
    for (let row = span.from; row < span.to; row += 1) if (isEvent(row)) return row
    return -1
  }
  const findRow = (condition: Condition): number => {
    if (condition.kind === 'sequence') {
      const steps = condition.events.map((event) => compileStep(event, library))
      return findSequenceEnd(steps, span.from, span.to)
    }
    if (condition.kind === 'text') return Math.max(-1, ...splitWords(condition.text).map(findWord))
    const event = describeWanted(condition)
    return event ? findFirst(compileStep(event, library)) : -1
  }
  const findWord = (word: string) => findFirst(compileWord(word, library))

  const wanted = listConditions(filter).filter((condition) => !condition.isNot)
  const rows = [...wanted.map(findRow), ...splitWords(text).map(findWord)].filter((row) => row >= 0)
  return rows.length === 0 ? undefined : library.events.at[Math.min(...rows)]
}

function describeWanted(condition: Condition): EventPattern | undefined {
  if (condition.kind === 'event') return condition.event
  if (condition.kind !== 'page') return undefined
  return { kind: 'page view', where: [{ field: 'url', test: condition.test }] }
}
