import type { SessionEvent } from '@/lib/model/event'
import type { BreakdownProperty, Statistic, TrendsMeasure, TrendsSeries } from '@/lib/model/insight'

import { isWantedBy, type Given, type World } from '../search/naive-search'

/** Something that happened, with all that is known of it. */
interface Happening {
  given: Given
  event?: SessionEvent
  at: number
}

/** A number of one bucket and one value of the breakdown, as one would write it down. */
export function countNaively(
  { event, measure }: TrendsSeries,
  given: readonly Given[],
  world: World,
  isIn: (happening: Happening) => boolean,
): number | undefined {
  const happenings = given
    .flatMap((one): Happening[] =>
      event === null
        ? [{ given: one, at: one.session.startedAt }]
        : one.events
            .filter((each) => isWantedBy({ kind: 'event', event, atLeast: 1 }, each))
            .map((each) => ({ given: one, event: each, at: each.at })),
    )
    .filter(isIn)
  const personOf = ({ given: { session } }: Happening) => {
    const row = world.people.find(({ id }) => id === session.person)
    return row?.mergedInto ?? session.person
  }
  const sessionOf = ({ given: { session } }: Happening) => session.id
  const named = happenings.filter((one) => personOf(one) !== '')
  switch (measure.kind) {
    case 'total':
      return happenings.length
    case 'sessions':
      return new Set(happenings.map(sessionOf)).size
    case 'persons':
      return new Set(named.map(personOf)).size
    case 'count': {
      const groups = measure.per === 'person' ? Map.groupBy(named, personOf) : Map.groupBy(happenings, sessionOf)
      return describe(
        [...groups.values()].map((group) => group.length),
        measure.statistic,
      )
    }
    case 'session value': {
      const sessions = new Map(happenings.map((one) => [sessionOf(one), one.given.session]))
      const values = [...sessions.values()].map((session) =>
        measure.field === 'duration' ? (session.endedAt - session.startedAt) / 1_000 : session.eventCount,
      )
      return describe(values, measure.statistic)
    }
    default:
      return describe(
        happenings.flatMap((one) => readNumberOf(one, measure)),
        measure.statistic,
      )
  }
}

function readNumberOf({ event }: Happening, { field }: Extract<TrendsMeasure, { kind: 'event value' }>): number[] {
  const value = { duration: event?.durationMs, value: event?.value, 'properties.seats': event?.properties?.['seats'] }[
    field
  ]
  return typeof value === 'number' ? [value] : []
}

/** Type 7 by its definition: the value at 1 + (n - 1) p of the list counted from 1. */
function describe(values: readonly number[], statistic: Statistic): number | undefined {
  if (values.length === 0) return undefined
  const list = values.toSorted((a, b) => a - b)
  if (statistic === 'average') return list.reduce((sum, value) => sum + value, 0) / list.length
  const p = { min: 0, max: 1, median: 0.5, p75: 0.75, p90: 0.9, p95: 0.95, p99: 0.99 }[statistic]
  const h = 1 + (list.length - 1) * p
  const [below, above] = [list[Math.floor(h) - 1]!, list[Math.min(list.length, Math.floor(h) + 1) - 1]!]
  return below + (h - Math.floor(h)) * (above - below)
}

/** Which values of a breakdown something has; the empty text for none. */
export function groupNaively(property: BreakdownProperty, { given, event }: Happening, world: World): string[] {
  const { session } = given
  if (property.of === 'session') {
    if (property.field === 'tag') return session.tags.length > 0 ? session.tags : ['']
    return [property.field === 'browser' ? session.device.browser : session.device.country]
  }
  if (property.of === 'event') return [String(event?.properties?.['plan'] ?? '')]
  const row = world.people.find(({ id }) => id === session.person)
  const main = world.people.find(({ id }) => id === row?.mergedInto) ?? row
  if (property.of === 'person') return [main?.name ? `${main.name} (${main.id})` : (main?.id ?? '')]
  const others = world.people.filter(({ mergedInto }) => main && mergedInto === main.id)
  const all = Object.assign({}, ...others.map((one) => one.properties), main?.properties)
  return [String(all['plan'] ?? '')]
}
