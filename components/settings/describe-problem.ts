import type { ProblemOutcome, RuleProblem } from '@/lib/masking/check-rules'

import { describeList, SELECTOR_LISTS } from './describe-rules'
import { shorten } from './shorten'

export interface ProblemWords {
  /** The list it stands in. */
  place: string
  /** What is wrong, and what became of it. */
  sentence: string
}

const OUTCOMES: Record<ProblemOutcome, string> = {
  'left out': 'left out',
  'rest left out': 'the rest is left out',
  'site is strict': 'taken as strict',
  'all is strict': 'everything is masked, as at strict',
  'taken as on': 'taken as on',
}

const PLACES: Record<string, string> = {
  rules: 'All rules',
  level: 'Level',
  sites: 'Levels of sites',
  patterns: 'Found everywhere',
  'patterns.own': 'Own patterns',
  'urls.allowQuery': 'Addresses',
}

/** Whether everything is masked because nobody can tell what should be. */
export function isStrictByFailure(problems: readonly RuleProblem[]): boolean {
  return problems.some((problem) => problem.outcome === 'all is strict')
}

export function describeProblem({ place, text, reason, outcome }: RuleProblem): ProblemWords {
  const what = text === '' ? 'What stands there' : `“${shorten(text)}”`
  const list = SELECTOR_LISTS.find((name) => name === place)
  return {
    place: list ? describeList(list).label : (PLACES[place] ?? place),
    sentence: `${what} ${reason}: ${OUTCOMES[outcome]}.`,
  }
}
