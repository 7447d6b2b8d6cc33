import { SESSION_FIELDS, type SessionField } from '@/lib/model/filter'
import type { BreakdownProperty } from '@/lib/model/insight'
import { FilterProblem } from '@/lib/search/check-filter'
import { MAX_TEST_CHARACTERS } from '@/lib/search/limits'

import { readRecord } from './insight-address'
import { MAX_BREAKDOWN_VALUES } from './trends-rules'

/** What numbers are split by, from an address, a row or a file. Throws a `FilterProblem` when it is none. */
export function checkBreakdown(value: unknown): { property: BreakdownProperty; top: number } {
  const { property, top } = readRecord(value)
  if (typeof top !== 'number' || !Number.isInteger(top) || top < 1 || top > MAX_BREAKDOWN_VALUES)
    throw new FilterProblem(`It is split into something else than 1 to ${MAX_BREAKDOWN_VALUES} values.`)
  return { property: checkProperty(property), top }
}

function checkProperty(value: unknown): BreakdownProperty {
  const { of, field, name } = readRecord(value)
  switch (of) {
    case 'session':
      return {
        of,
        field: pick<SessionField>(SESSION_FIELDS, field, 'It is split by something that sessions do not have.'),
      }
    case 'person':
      return { of }
    case 'person property':
      return { of, name: checkProperName(name) }
    case 'event':
      return { of, field: checkProperName(field) }
    default:
      throw new FilterProblem('It is split by something that is not known here.')
  }
}

/** A name that is not empty. Throws a `FilterProblem` when it is none. */
export function checkProperName(value: unknown): string {
  if (typeof value !== 'string' || value === '' || value.length > MAX_TEST_CHARACTERS)
    throw new FilterProblem('It has something in the place of a name.')
  return value
}

/** One of what is known. Throws a `FilterProblem` that says `problem` when it is none. */
export function pick<Value>(known: readonly Value[], given: unknown, problem: string): Value {
  const found = known.find((one) => one === given)
  if (found === undefined) throw new FilterProblem(problem)
  return found
}
