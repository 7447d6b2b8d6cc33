import type { CleaningRule, PathsDefinition } from '@/lib/model/insight'
import { NO_FILTER } from '@/lib/model/query'
import { FilterProblem } from '@/lib/search/check-filter'

import { checkCount, checkList, checkName } from './check-rules'
import { readRecord, type InsightSpec } from './insight-address'

export const MIN_PATH_STEPS = 2
export const MAX_PATH_STEPS = 20

/** Names in a column: more nobody tells apart. */
export const MAX_PATH_NAMES = 20

/** A name is never too rare for a number beyond this. */
export const MAX_PATH_WEIGHT = 1_000_000

/** Where people went first, page by page. */
export const NEW_PATHS: PathsDefinition = {
  of: 'pages',
  stepCount: 5,
  nameCount: 6,
  minWeight: 1,
  groups: [],
  cleaning: [],
  excluded: [],
  sessions: { range: { kind: 'all' }, text: '', filter: NO_FILTER },
}

/** Paths that came from an address, a row or a file. Throws a `FilterProblem` when it is none. */
export function checkPaths(value: unknown): Omit<PathsDefinition, 'sessions'> {
  const { of, start, end, stepCount, nameCount, minWeight, groups, cleaning, excluded } = readRecord(value)
  if (of !== 'pages' && of !== 'events') throw new FilterProblem('It goes by something that is not known here.')
  return {
    of,
    ...(start === undefined ? {} : { start: checkName(start) }),
    ...(end === undefined ? {} : { end: checkName(end) }),
    stepCount: checkCount(
      stepCount,
      MIN_PATH_STEPS,
      MAX_PATH_STEPS,
      `Paths have ${MIN_PATH_STEPS} to ${MAX_PATH_STEPS} steps.`,
    ),
    nameCount: checkCount(nameCount, 1, MAX_PATH_NAMES, `A step has 1 to ${MAX_PATH_NAMES} names.`),
    minWeight: checkCount(minWeight, 1, MAX_PATH_WEIGHT, 'It leaves out less than a number that is none.'),
    groups: checkList(groups, checkName),
    cleaning: checkList(cleaning, checkRule),
    excluded: checkList(excluded, checkName),
  }
}

/** An expression with a mistake, or one that could hang, is still being typed: it replaces nothing. */
function checkRule(value: unknown): CleaningRule {
  const { pattern, replacement } = readRecord(value)
  return { pattern: checkName(pattern), replacement: checkName(replacement) }
}

export const PATHS: InsightSpec<PathsDefinition> = { kind: 'paths', fresh: NEW_PATHS, check: checkPaths }
