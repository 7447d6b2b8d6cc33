import { checkPattern } from '@/lib/masking/check-pattern'
import type { Condition, EventPattern, Filter, FilterPart, Test } from '@/lib/model/filter'

/** A filter without what is still being put together: a condition that waits for its value narrows nothing. */
export function dropUnfinished(filter: Filter): Filter {
  return { ...filter, parts: filter.parts.flatMap(finish) }
}

function finish(part: FilterPart): FilterPart[] {
  if ('parts' in part) {
    const group = dropUnfinished(part)
    return group.parts.length > 0 ? [group] : []
  }
  const finished = finishCondition(part)
  return finished ? [finished] : []
}

function finishCondition(condition: Condition): Condition | undefined {
  switch (condition.kind) {
    case 'text':
      return condition.text.trim() === '' ? undefined : condition
    case 'cohort':
      return condition.id === '' ? undefined : condition
    case 'event':
      return { ...condition, event: finishEvent(condition.event) }
    case 'sequence':
      return { ...condition, events: condition.events.map(finishEvent) }
    case 'person property':
      return condition.name === '' || !isFinished(condition.test) ? undefined : condition
    default:
      return isFinished(condition.test) ? condition : undefined
  }
}

export function finishEvent(event: EventPattern): EventPattern {
  return { ...event, where: event.where.filter(({ test }) => isFinished(test)) }
}

function isFinished({ is, value }: Test): boolean {
  if (is === 'is set') return true
  return is === 'matches' ? checkPattern(value).ok : value !== ''
}
