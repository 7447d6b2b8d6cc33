import type { AnsweredStep, FunnelAnswer } from '@/lib/insights/answer-funnel'
import type { Group } from '@/lib/insights/scan-series'

import { nameBefore, nameGroup } from './describe-trends'

/** The funnel of all, of one value of the breakdown, or of the days before of these. */
export interface FunnelPart {
  group: Group
  /** The value in words, and the same with its letter and its days. */
  value: string
  name: string
  /** What its bars are called by; none for all. */
  letter: string
  /** Its colour, counted from 0; the days before have that of these days. */
  look: number
  isBefore: boolean
  steps: readonly AnsweredStep[]
}

/** As many as there are values, and all others. */
const LETTERS = 'ABCDEFGHIJK'

/** All first, then the values, each before its days before. */
export function listParts({ steps, before, groups }: FunnelAnswer): FunnelPart[] {
  const whole = { group: undefined, value: 'All', letter: '', look: 0, steps, before }
  const parts = groups.map((part, look) => {
    return { ...part, value: nameGroup(part.group), letter: LETTERS[look] ?? '', look }
  })
  return [whole, ...parts].flatMap(({ before: earlier, ...part }): FunnelPart[] => {
    const name = `${part.letter} ${part.value}`.trim()
    const now = { ...part, name, isBefore: false }
    return earlier.length === 0 ? [now] : [now, { ...now, name: nameBefore(name), isBefore: true, steps: earlier }]
  })
}

/** Those that have bars: the values where there are any. */
export function listBars(parts: readonly FunnelPart[]): FunnelPart[] {
  const ofValues = parts.filter(({ group }) => group !== undefined)
  return ofValues.length > 0 ? ofValues : [...parts]
}
