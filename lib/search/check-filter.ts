import {
  OPERATORS,
  SESSION_FIELDS,
  type Condition,
  type EventPattern,
  type Filter,
  type FilterPart,
  type Test,
} from '@/lib/model/filter'

import { MAX_FILTER_DEPTH, MAX_FILTER_PARTS, MAX_SEQUENCE_EVENTS, MAX_TEST_CHARACTERS } from './limits'

/** What cannot be a filter, and why, in words for the person who made it or was given its link. */
export class FilterProblem extends Error {}

/** A filter that came from an address, a row or a file. Throws a `FilterProblem` when it is none. */
export function checkFilter(value: unknown): Filter {
  let partCount = 0

  function checkGroup(given: unknown, depth: number): Filter {
    const { join, parts } = readRecord(given)
    if (depth > MAX_FILTER_DEPTH) throw new FilterProblem('It has groups within groups too deep.')
    if ((join !== 'and' && join !== 'or') || !Array.isArray(parts)) throw new FilterProblem('It is no filter.')
    return { join, parts: parts.map((part): FilterPart => checkPart(part, depth + 1)) }
  }
  function checkPart(given: unknown, depth: number): FilterPart {
    partCount += 1
    if (partCount > MAX_FILTER_PARTS) throw new FilterProblem(`It has more than ${MAX_FILTER_PARTS} conditions.`)
    if ('parts' in readRecord(given)) return checkGroup(given, depth)
    const condition = checkCondition(readRecord(given))
    return readRecord(given)['isNot'] === true ? { ...condition, isNot: true } : condition
  }
  return checkGroup(value, 0)
}

function checkCondition(given: Record<string, unknown>): Condition {
  const { kind } = given
  switch (kind) {
    case 'text':
      return { kind, text: checkText(given['text']) }
    case 'person':
    case 'page':
      return { kind, test: checkTest(given['test']) }
    case 'person property':
      return { kind, name: checkText(given['name']), test: checkTest(given['test']) }
    case 'cohort':
      return { kind, id: checkText(given['id']) }
    case 'event': {
      const atLeast = given['atLeast'] ?? 1
      if (typeof atLeast !== 'number' || !Number.isSafeInteger(atLeast) || atLeast < 1)
        throw new FilterProblem('It asks for a number of times that is none.')
      return { kind, event: checkEvent(given['event']), atLeast }
    }
    case 'sequence': {
      const { events } = given
      if (!Array.isArray(events) || events.length === 0 || events.length > MAX_SEQUENCE_EVENTS)
        throw new FilterProblem(`A sequence has 1 to ${MAX_SEQUENCE_EVENTS} events.`)
      return { kind, events: events.map(checkEvent) }
    }
    case 'session': {
      const field = SESSION_FIELDS.find((known) => known === given['field'])
      if (!field) throw new FilterProblem('It asks for something that sessions do not have.')
      return { kind, field, test: checkTest(given['test']) }
    }
    default:
      throw new FilterProblem('It has a condition that is not known here.')
  }
}

/** An event's pattern from outside. Throws a `FilterProblem` when it is none. */
export function checkEvent(given: unknown): EventPattern {
  const { kind, name, where = [] } = readRecord(given)
  if (!Array.isArray(where) || where.length > MAX_SEQUENCE_EVENTS)
    throw new FilterProblem('It has an event that is none.')
  const tests = where.map((one) => {
    const { field, test } = readRecord(one)
    return { field: checkText(field), test: checkTest(test) }
  })
  return { kind: checkText(kind), ...(name === undefined ? {} : { name: checkText(name) }), where: tests }
}

function checkTest(given: unknown): Test {
  const { is, value } = readRecord(given)
  const operator = OPERATORS.find((known) => known === is)
  if (!operator) throw new FilterProblem('It compares in a way that is not known here.')
  if (operator === 'at least' || operator === 'at most') {
    const number = Number(value)
    if (value === '' || !Number.isFinite(number)) throw new FilterProblem('It compares with a number that is none.')
    return { is: operator, value: number }
  }
  // An expression with a mistake, or one that could hang, is still being typed: it matches nothing (`compileTest`).
  return { is: operator, value: typeof value === 'number' ? value : checkText(value) }
}

function checkText(value: unknown): string {
  if (typeof value !== 'string') throw new FilterProblem('It has something in the place of a text.')
  if (value.length > MAX_TEST_CHARACTERS) throw new FilterProblem('It has a text that is too long.')
  return value
}

function readRecord(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new FilterProblem('It is no filter.')
  return value as Record<string, unknown>
}
