import { Plus, X } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { IconButton } from '@/components/parts/icon-button'
import type { EventPattern } from '@/lib/model/filter'

import { CUSTOM_FIELDS, EVENT_KINDS, PROPERTY, type EventField } from './event-kinds'
import { firstOperator } from './operators'
import type { Shelf } from './shelf-model'
import { TestEditor } from './test-editor'

export interface EventEditorProps {
  event: EventPattern
  shelf: Shelf
  onEvent: (event: EventPattern) => void
}

const CUSTOM = 'custom:'

/** An event: what kind, or which of the page's own, and what has to hold of it. */
export function EventEditor({ event, shelf, onEvent }: EventEditorProps) {
  const [names, setNames] = useState<string[]>([])
  const [properties, setProperties] = useState<string[]>([])
  const { kind, name, where } = event
  const hasProperties = kind === 'custom' || kind === 'identify'
  useEffect(() => void shelf.suggest({ of: 'event', kind: 'custom', field: 'label' }).then(setNames), [shelf])
  useEffect(() => {
    const what = { of: 'event' as const, kind, ...(name === undefined ? {} : { name }), field: 'properties' }
    if (hasProperties) void shelf.suggest(what).then(setProperties)
  }, [shelf, kind, name, hasProperties])

  const fields = listFields(kind, properties, where)
  const value = kind === 'custom' ? `${CUSTOM}${name ?? ''}` : kind
  const choose = (chosen: string) => {
    if (!chosen.startsWith(CUSTOM)) onEvent({ kind: chosen, where: [] })
    else onEvent({ kind: 'custom', name: chosen.slice(CUSTOM.length), where: [] })
  }
  const setTest = (index: number, next: EventPattern['where'][number]) =>
    onEvent({ ...event, where: where.with(index, next) })
  const addTest = () => {
    const field = fields.find((one) => where.every((other) => other.field !== one.field)) ?? fields[0]
    if (!field) return
    onEvent({
      ...event,
      where: [...where, { field: field.field, test: { is: firstOperator(field.values), value: '' } }],
    })
  }
  return (
    <>
      <select
        class="filter-input"
        aria-label="Event"
        value={value}
        onChange={(change) => choose(change.currentTarget.value)}
      >
        <option value="">Any event</option>
        <optgroup label="What happens on every page">
          {EVENT_KINDS.map((one) => (
            <option key={one.kind} value={one.kind}>
              {one.name}
            </option>
          ))}
        </optgroup>
        <optgroup label="Events of the page’s own">
          {[...new Set([...names, ...(kind === 'custom' && name !== undefined ? [name] : [])])].map((one) => (
            <option key={one} value={`${CUSTOM}${one}`}>
              {one}
            </option>
          ))}
        </optgroup>
      </select>
      {where.map((one, index) => {
        const field = fields.find((known) => known.field === one.field)
        if (!field) return null
        return (
          // Conditions on one event are told apart by their place alone.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={index} class="filter-where">
            <span class="filter-word">{index === 0 ? 'where' : 'and'}</span>
            <select
              class="filter-input"
              aria-label="What of the event"
              value={one.field}
              onChange={(change) => {
                const next = fields.find((known) => known.field === change.currentTarget.value) ?? field
                setTest(index, { field: next.field, test: { is: firstOperator(next.values), value: '' } })
              }}
            >
              {fields.map((known) => (
                <option key={known.field} value={known.field}>
                  {known.name}
                </option>
              ))}
            </select>
            <TestEditor
              name={field.name}
              test={one.test}
              values={field.values}
              suggest={() =>
                shelf.suggest({ of: 'event', kind, ...(name === undefined ? {} : { name }), field: one.field })
              }
              onTest={(test) => setTest(index, { ...one, test })}
            />
            <IconButton
              icon={X}
              size="small"
              label={`Remove ${field.name}`}
              onClick={() => onEvent({ ...event, where: where.toSpliced(index, 1) })}
            />
          </span>
        )
      })}
      {fields.length > 0 && (
        <Button size="small" look="quiet" icon={Plus} onClick={addTest}>
          where
        </Button>
      )}
    </>
  )
}

/** Of the page's own events also their properties, those that a filter of somebody else's asks for too. */
function listFields(kind: string, properties: readonly string[], where: EventPattern['where']): EventField[] {
  const known = EVENT_KINDS.find((one) => one.kind === kind)?.fields ?? (kind === 'custom' ? CUSTOM_FIELDS : ANY_FIELDS)
  const asked = where.map(({ field }) => field).filter((field) => field.startsWith(PROPERTY))
  const names = new Set([...properties.map((name) => `${PROPERTY}${name}`), ...asked])
  const ofProperties = [...names].map((field): EventField => {
    return { field, name: field.slice(PROPERTY.length), values: 'property' }
  })
  const others = where
    .map(({ field }) => field)
    .filter((field) => !names.has(field) && known.every((one) => one.field !== field))
    .map((field): EventField => ({ field, name: field, values: 'property' }))
  return [...ofProperties, ...known, ...others]
}

const ANY_FIELDS: readonly EventField[] = [
  { field: 'label', name: 'label', values: 'text' },
  { field: 'url', name: 'page', values: 'address' },
]
