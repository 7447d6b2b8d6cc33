import type { Condition, EventPattern, FilterPart, Test } from '@/lib/model/filter'
import type { SessionEvent } from '@/lib/model/event'
import type { Cohort, Person } from '@/lib/model/library'
import type { Session } from '@/lib/model/session'

type Value = string | number | boolean | null | undefined

/** A session with its events, as the store has them. */
export interface Given {
  session: Session
  events: SessionEvent[]
  notes: string
}

export interface World {
  people: Person[]
  cohorts: Cohort[]
}

/** Filters answered for one session, as one would write it down: no columns, no tables, nothing shared with the search. */
export function isGivenBy(part: FilterPart, given: Given, world: World): boolean {
  if ('parts' in part) {
    if (part.parts.length === 0) return true
    const answers = part.parts.map((one) => isGivenBy(one, given, world))
    return part.join === 'and' ? answers.every(Boolean) : answers.some(Boolean)
  }
  const answer = decide(part, given, world)
  return part.isNot ? !answer : answer
}

function decide(condition: Condition, given: Given, world: World): boolean {
  const { session, events, notes } = given
  switch (condition.kind) {
    case 'text':
      return condition.text
        .toLowerCase()
        .split(' ')
        .filter(Boolean)
        .every((word) => {
          const texts = [session.title, notes]
          for (const event of events) {
            if (event.kind === 'page view') texts.push(event.label, event.url)
            if (event.kind === 'click') texts.push(event.label)
          }
          return texts.some((text) => text.toLowerCase().includes(word))
        })
    case 'person': {
      if (session.person === '') return false
      const row = world.people.find((one) => one.id === session.person)
      const main = row?.mergedInto ? world.people.find((one) => one.id === row.mergedInto) : row
      const ids = world.people
        .filter((one) => main && (one.id === main.id || one.mergedInto === main.id))
        .map(({ id }) => id)
      return [session.person, main?.name, ...ids].some((one) => passes(one, condition.test))
    }
    case 'person property': {
      if (session.person === '') return false
      const row = world.people.find((one) => one.id === session.person)
      const mainId = row?.mergedInto ?? row?.id
      const others = world.people.filter((one) => one.mergedInto !== null && one.mergedInto === mainId)
      const main = world.people.find((one) => one.id === mainId)
      const all = Object.assign({}, ...others.map((one) => one.properties), main?.properties) as Person['properties']
      return condition.name in all && passes(all[condition.name], condition.test)
    }
    case 'cohort': {
      const cohort = world.cohorts.find(({ id }) => id === condition.id)
      if (!cohort) return false
      return cohort.kind === 'fixed' ? cohort.sessionIds.includes(session.id) : isGivenBy(cohort.filter, given, world)
    }
    case 'page':
      return events.some((event) => event.kind === 'page view' && passes(event.url, condition.test))
    case 'event':
      return events.filter((event) => isEvent(event, condition.event)).length >= condition.atLeast
    case 'sequence': {
      let rest = [...condition.events]
      for (const event of events) if (rest[0] && isEvent(event, rest[0])) rest = rest.slice(1)
      return rest.length === 0
    }
    default:
      return readField(session, condition.field).some((value) => passes(value, condition.test))
  }
}

/** Whether an event is one of those that the conditions ask to have happened. */
export function isWantedBy(part: FilterPart, event: SessionEvent): boolean {
  if ('parts' in part) return part.parts.some((one) => isWantedBy(one, event))
  if (part.isNot) return false
  if (part.kind === 'event') return isEvent(event, part.event)
  if (part.kind === 'sequence') return part.events.some((step) => isEvent(event, step))
  if (part.kind === 'page') return event.kind === 'page view' && passes(event.url, part.test)
  if (part.kind !== 'text') return false
  const texts = event.kind === 'page view' ? [event.label, event.url] : event.kind === 'click' ? [event.label] : []
  const words = part.text.toLowerCase().split(' ').filter(Boolean)
  return words.some((word) => texts.some((text) => text.toLowerCase().includes(word)))
}

function isEvent(event: SessionEvent, { kind, name, where }: EventPattern): boolean {
  if (kind !== '' && event.kind !== kind) return false
  if (name !== undefined && event.label !== name) return false
  return where.every(({ field, test }) => passes(readEventField(event, field), test))
}

function readEventField(event: SessionEvent, field: string): Value {
  if (field.startsWith('properties.')) return event.properties?.[field.slice('properties.'.length)]
  if (field === 'duration') return event.durationMs
  if (field === 'method') return event.label.includes(' ') ? event.label.split(' ')[0] : ''
  if (field === 'request url')
    return event.label.includes(' ') ? event.label.split(' ').slice(1).join(' ') : event.label
  // An event of no element has no role: it is not there, and passes no test.
  if (field === 'role') return event.role || undefined
  return event[field as keyof SessionEvent] as Value
}

function readField(session: Session, field: string): Value[] {
  const plain: Record<string, Value> = {
    pages: session.pageCount,
    events: session.eventCount,
    errors: session.errorCount,
    gaps: session.gapCount,
    study: session.study,
    browser: session.device.browser,
    country: session.device.country,
    'rage clicks': session.signalCounts['rage click'],
    duration: (session.endedAt - session.startedAt) / 1000,
    starred: session.isStarred ? 'yes' : 'no',
    viewed: session.viewedAt === null ? 'no' : 'yes',
    status: session.isRecovered ? 'recovered' : session.status,
  }
  return field === 'tag' ? session.tags : [plain[field]]
}

function passes(value: Value, { is, value: wanted }: Test): boolean {
  if (value === undefined || value === null) return false
  const [text, other] = [String(value).toLowerCase(), String(wanted).toLowerCase()]
  switch (is) {
    case 'is':
      return text === other
    case 'contains':
      return text.includes(other)
    case 'starts with':
      return text.startsWith(other)
    case 'like':
      return new RegExp(`^${other.replaceAll('*', '.*')}$`, 's').test(other.startsWith('/') ? pathOf(text) : text)
    case 'path is':
      return pathOf(text) === other
    case 'matches':
      return new RegExp(String(wanted), 'i').test(text)
    case 'at least':
      return text !== '' && Number(value) >= Number(wanted)
    case 'at most':
      return text !== '' && Number(value) <= Number(wanted)
    default:
      return text !== ''
  }
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url
}
