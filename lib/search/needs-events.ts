import type { Condition, Filter, FilterPart } from '@/lib/model/filter'
import type { Cohort } from '@/lib/model/library'

import { MAX_COHORT_DEPTH } from './limits'

/** All conditions of a filter, those of groups in it too. */
export function listConditions(filter: Filter): Condition[] {
  const list = (part: FilterPart): Condition[] => ('parts' in part ? part.parts.flatMap(list) : [part])
  return list(filter)
}

/** Whether a filter asks what happened in sessions, by itself or by a cohort: then their events must be read first. */
export function needsEvents(filter: Filter, cohorts: ReadonlyMap<string, Cohort>, depth = 0): boolean {
  return listConditions(filter).some((condition) => {
    if (condition.kind !== 'cohort') return EVENT_CONDITIONS.has(condition.kind)
    const cohort = cohorts.get(condition.id)
    return cohort?.kind === 'live' && depth < MAX_COHORT_DEPTH && needsEvents(cohort.filter, cohorts, depth + 1)
  })
}

const EVENT_CONDITIONS: ReadonlySet<Condition['kind']> = new Set(['text', 'page', 'event', 'sequence'])
