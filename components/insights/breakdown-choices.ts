import { EVENT_KINDS, PROPERTY } from '@/components/search/event-kinds'
import { SESSION_FIELD_WORDS } from '@/components/search/session-fields'
import { USUAL_BREAKDOWN_VALUES } from '@/lib/insights/trends-rules'
import { SESSION_FIELDS, type SessionField } from '@/lib/model/filter'
import type { BreakdownProperty, TrendsDefinition, TrendsSeries } from '@/lib/model/insight'

import { nameEventField, nameField } from './describe-trends'

export interface BreakdownChoice {
  /** One word to choose by: `session browser`, `person`, `person property plan`, `event url`. */
  value: string
  name: string
}

export function writeProperty(property: BreakdownProperty): string {
  if (property.of === 'person') return 'person'
  return `${property.of} ${property.of === 'person property' ? property.name : property.field}`
}

/** And back, with as many values as before. */
export function readBreakdown(text: string, before: TrendsDefinition['breakdown']): TrendsDefinition['breakdown'] {
  const property = readProperty(text)
  return property && { property, top: before?.top ?? USUAL_BREAKDOWN_VALUES }
}

function readProperty(text: string): BreakdownProperty | null {
  if (text === 'person') return { of: 'person' }
  const [, of, rest = ''] = /^(person property|session|event) (.+)$/.exec(text) ?? []
  if (of === 'person property') return { of, name: rest }
  if (of === 'session') return { of, field: rest as SessionField }
  return of === 'event' ? { of, field: rest } : null
}

/** What numbers of sessions can be split by: everything that is no number itself. */
export const SESSION_CHOICES: readonly BreakdownChoice[] = SESSION_FIELDS.filter(
  (field) => SESSION_FIELD_WORDS[field].values !== 'number',
).map((field) => ({ value: `session ${field}`, name: nameField(field) }))

/** What the events of these series can be split by; `properties` are those that the page's own events have. */
export function listEventChoices(
  series: readonly Pick<TrendsSeries, 'event'>[],
  properties: readonly string[],
): BreakdownChoice[] {
  const kinds = new Set(series.map(({ event }) => event?.kind))
  const known = EVENT_KINDS.filter(({ kind }) => kinds.has(kind)).flatMap(({ fields }) => fields)
  const fields = new Map(known.map(({ field, name }) => [field, name]))
  if (kinds.has('custom')) fields.set('url', 'page')
  for (const name of properties) fields.set(`${PROPERTY}${name}`, nameEventField(name))
  return [...fields].map(([field, name]) => ({ value: `event ${field}`, name }))
}
