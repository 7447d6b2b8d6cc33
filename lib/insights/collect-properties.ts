import type { SessionField } from '@/lib/model/filter'
import type { FunnelDefinition } from '@/lib/model/insight'
import { compileStep } from '@/lib/search/evaluate-events'
import type { Library } from '@/lib/search/library'
import type { SessionRecord } from '@/lib/search/session-record'

import { forEachRow, putFirst, type Had } from './collect-behaviour'
import { isInTime, type Began } from './list-began'
import { namePages } from './name-events'

/** Fields of a session that say something by being equal; of numbers hardly two are. */
const FIELDS: readonly { field: SessionField; name: string }[] = [
  { field: 'browser', name: 'Browser' },
  { field: 'system', name: 'Operating system' },
  { field: 'language', name: 'Language' },
  { field: 'time zone', name: 'Time zone' },
  { field: 'country', name: 'Country' },
  { field: 'study', name: 'Study' },
  { field: 'participant', name: 'Participant' },
]

/** Widths at which most pages change their layout, px, the widest first. */
const WIDTHS = [
  { from: 1_024, name: '1024 px and more' },
  { from: 600, name: '600 to 1023 px' },
  { from: 1, name: 'under 600 px' },
]

/**
 * What somebody is: of the session in which they began, of the person, and the pages they saw up to the last step, or to
 * the end of the window. Pages that are a step are no answer to the question.
 */
export function createProperties(definition: FunnelDefinition, library: Library): (began: Began) => Had {
  const { kinds, at, pool } = library.events
  const steps = definition.steps.map(({ event }) => compileStep(event, library))
  const pageView = pool.placeOf('page view')
  const namePage = namePages(library.events)
  return (began) => {
    const had: Had = new Map()
    const record = library.records[began.session]!
    const here = { actorId: began.actor.id, sessionId: record.id, startAt: began.from }
    for (const name of listOfSession(record)) had.set(name, here)
    for (const name of listOfPerson(record, library)) had.set(name, here)
    let hasEntered = false
    forEachRow(began, library, (row, sessionId) => {
      if (kinds[row] !== pageView) return
      const place = { actorId: began.actor.id, sessionId, startAt: at[row]! }
      if (!hasEntered && sessionId === record.id) {
        hasEntered = true
        had.set(`First page: ${namePage(row)}`, place)
      }
      if (isInTime(began, at[row]!) && !steps.some((isOne) => isOne(row)))
        putFirst(had, `Page seen: ${namePage(row)}`, place)
    })
    return had
  }
}

function listOfSession({ values, tags }: SessionRecord): string[] {
  const width = Number(values['viewport width'] ?? 0)
  const size = WIDTHS.find(({ from }) => width >= from)
  return [
    ...FIELDS.flatMap(({ field, name }) => (values[field] ? [`${name}: ${values[field]}`] : [])),
    ...tags.map((tag) => `Tag: ${tag}`),
    ...(size ? [`Viewport: ${size.name}`] : []),
  ]
}

function listOfPerson({ person }: SessionRecord, { people }: Library): string[] {
  if (person === '') return []
  return Object.entries(people.of(person).properties).flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [`Person’s ${name}: ${value}`],
  )
}
