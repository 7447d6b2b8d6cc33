import type { Operator } from '@/lib/model/filter'

/** What kind of value is compared: it says how it can be compared, and how it is typed. */
export type ValueKind = 'text' | 'address' | 'number' | 'property' | 'choice' | 'level'

const WORDS: Record<Operator, string> = {
  is: 'is',
  contains: 'contains',
  'starts with': 'starts with',
  'path is': 'has the path',
  like: 'is like (*)',
  matches: 'matches (regex)',
  'at least': 'at least',
  'at most': 'at most',
  'is set': 'is set',
}

const OPERATORS_OF: Record<ValueKind, readonly Operator[]> = {
  text: ['contains', 'is', 'starts with', 'like', 'matches', 'is set'],
  address: ['contains', 'is', 'path is', 'starts with', 'like', 'matches'],
  number: ['at least', 'at most', 'is'],
  property: ['is', 'contains', 'starts with', 'like', 'matches', 'at least', 'at most', 'is set'],
  choice: ['is', 'is set'],
  level: ['is'],
}

export function listOperators(values: ValueKind): { value: Operator; label: string }[] {
  return OPERATORS_OF[values].map((operator) => ({ value: operator, label: WORDS[operator] }))
}

export function firstOperator(values: ValueKind): Operator {
  return OPERATORS_OF[values][0]!
}

export function describeOperator(operator: Operator): string {
  return WORDS[operator]
}
