import type { Condition, Filter, FilterPart } from '@/lib/model/filter'

import { compileTest } from './compile-test'
import { countEvents, findSequences, hasText } from './evaluate-events'
import type { Library } from './library'
import { MAX_COHORT_DEPTH } from './limits'
import { readField, type SessionRecord } from './session-record'

/** For each session by its number: 1 where the filter gives it. */
export type Matches = Uint8Array<ArrayBuffer>

/**
 * The sessions that a filter gives, gaps in `records` never among them. Each condition is answered for all sessions at
 * once: a text is compared once however many events hold it, so that millions of events take milliseconds. `now` is for
 * sessions that are still being recorded.
 */
export function evaluateFilter(filter: Filter, library: Library, now: number, cohortDepth = 0): Matches {
  if (filter.parts.length === 0) return pick(library, () => true)
  const answers = filter.parts.map((part) => evaluatePart(part, library, now, cohortDepth))
  const [first, ...rest] = answers as [Matches, ...Matches[]]
  const isAnd = filter.join === 'and'
  for (const answer of rest) {
    for (let at = 0; at < first.length; at += 1) {
      first[at] = isAnd ? first[at]! & answer[at]! : first[at]! | answer[at]!
    }
  }
  return first
}

function evaluatePart(part: FilterPart, library: Library, now: number, cohortDepth: number): Matches {
  if ('parts' in part) return evaluateFilter(part, library, now, cohortDepth)
  const answer = evaluateCondition(part, library, now, cohortDepth)
  if (part.isNot) {
    for (let at = 0; at < answer.length; at += 1) answer[at] = library.records[at] && answer[at] === 0 ? 1 : 0
  }
  return answer
}

function evaluateCondition(condition: Condition, library: Library, now: number, cohortDepth: number): Matches {
  switch (condition.kind) {
    case 'text':
      return hasText(condition.text, library)
    case 'person': {
      const test = compileTest(condition.test)
      return pickByPerson(library, (person) => {
        const { id, name, ids } = library.people.of(person)
        return test(person) || test(id) || test(name) || ids.some(test)
      })
    }
    case 'person property': {
      const test = compileTest(condition.test)
      return pickByPerson(library, (person) => {
        const { properties } = library.people.of(person)
        return Object.hasOwn(properties, condition.name) && test(properties[condition.name])
      })
    }
    case 'cohort': {
      const cohort = library.cohorts.get(condition.id)
      if (!cohort || cohortDepth >= MAX_COHORT_DEPTH) return pick(library, () => false)
      if (cohort.kind === 'live') return evaluateFilter(cohort.filter, library, now, cohortDepth + 1)
      const ids = new Set(cohort.sessionIds)
      return pick(library, ({ id }) => ids.has(id))
    }
    case 'page': {
      const event = { kind: 'page view', where: [{ field: 'url', test: condition.test }] }
      return countEvents(event, 1, library)
    }
    case 'event':
      return countEvents(condition.event, condition.atLeast, library)
    case 'sequence':
      return findSequences(condition.events, library)
    default: {
      const { field } = condition
      const test = compileTest(condition.test)
      if (field === 'tag') return pick(library, ({ tags }) => tags.some(test))
      return pick(library, (record) => test(readField(record, field, now)))
    }
  }
}

function pick({ records }: Library, isWanted: (record: SessionRecord) => boolean): Matches {
  const matches = new Uint8Array(records.length)
  for (let at = 0; at < records.length; at += 1) {
    const record = records[at]
    if (record && isWanted(record)) matches[at] = 1
  }
  return matches
}

/** A session without a person has none to ask about. */
function pickByPerson(library: Library, isWanted: (person: string) => boolean): Matches {
  const answers = new Map<string, boolean>()
  return pick(library, ({ person }) => {
    if (person === '') return false
    const known = answers.get(person)
    if (known !== undefined) return known
    const answer = isWanted(person)
    answers.set(person, answer)
    return answer
  })
}
