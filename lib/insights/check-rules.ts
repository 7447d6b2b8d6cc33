import { FilterProblem } from '@/lib/search/check-filter'
import { MAX_TEST_CHARACTERS } from '@/lib/search/limits'

/** What a person put together, not what a link made up. */
const MAX_RULES = 50

/** A list of rules; none where there is none. */
export function checkList<One>(value: unknown, check: (one: unknown) => One): One[] {
  if (value === undefined) return []
  if (!Array.isArray(value) || value.length > MAX_RULES)
    throw new FilterProblem(`It has more than ${MAX_RULES} rules of one kind.`)
  return value.map(check)
}

export function checkName(value: unknown): string {
  if (typeof value !== 'string' || value.length > MAX_TEST_CHARACTERS)
    throw new FilterProblem('It has something in the place of a name.')
  return value
}

export function checkCount(value: unknown, min: number, max: number, problem: string): number {
  if (!Number.isSafeInteger(value) || Number(value) < min || Number(value) > max) throw new FilterProblem(problem)
  return Number(value)
}
