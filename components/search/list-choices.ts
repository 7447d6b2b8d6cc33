import { SESSION_FIELDS, type Condition, type EventPattern, type Test } from '@/lib/model/filter'

import { firstOperator } from './operators'
import { SESSION_FIELD_WORDS } from './session-fields'

/** A condition that can be added. */
export interface FilterChoice {
  name: string
  group: 'People' | 'Events' | 'Pages' | 'Console and network' | 'Session'
  condition: Condition
}

const contains: Test = { is: 'contains', value: '' }

function did(event: EventPattern): Condition {
  return { kind: 'event', event, atLeast: 1 }
}
function where(kind: string, field: string, test: Test): Condition {
  return did({ kind, where: [{ field, test }] })
}

const CHOICES: readonly FilterChoice[] = [
  { name: 'Person', group: 'People', condition: { kind: 'person', test: contains } },
  {
    name: 'Person property',
    group: 'People',
    condition: { kind: 'person property', name: '', test: { is: 'is', value: '' } },
  },
  { name: 'Cohort', group: 'People', condition: { kind: 'cohort', id: '' } },
  { name: 'Event', group: 'Events', condition: did({ kind: 'click', where: [] }) },
  {
    name: 'Sequence of events',
    group: 'Events',
    condition: {
      kind: 'sequence',
      events: [
        { kind: 'page view', where: [] },
        { kind: 'click', where: [] },
      ],
    },
  },
  { name: 'Clicked text', group: 'Events', condition: where('click', 'label', contains) },
  { name: 'Alert text', group: 'Events', condition: where('alert', 'label', contains) },
  { name: 'Page viewed', group: 'Pages', condition: { kind: 'page', test: contains } },
  { name: 'Console text', group: 'Console and network', condition: where('console', 'label', contains) },
  {
    name: 'Console level',
    group: 'Console and network',
    condition: where('console', 'level', { is: 'is', value: 'error' }),
  },
  { name: 'Error text', group: 'Console and network', condition: where('error', 'label', contains) },
  { name: 'Request URL', group: 'Console and network', condition: where('request', 'request url', contains) },
  {
    name: 'Request status',
    group: 'Console and network',
    condition: where('request', 'status', { is: 'at least', value: 400 }),
  },
  ...SESSION_FIELDS.map((field): FilterChoice => {
    const { name, values, options } = SESSION_FIELD_WORDS[field]
    const value = options?.[0] ?? (values === 'number' ? 1 : '')
    const is = firstOperator(values)
    return { name, group: 'Session', condition: { kind: 'session', field, test: { is, value } } }
  }),
]

/** What can be added whose name, or the name of its group, holds what was typed. */
export function listChoices(typed: string): FilterChoice[] {
  const words = typed.toLowerCase().split(' ').filter(Boolean)
  return CHOICES.filter(({ name, group }) => words.every((word) => `${name} ${group}`.toLowerCase().includes(word)))
}
