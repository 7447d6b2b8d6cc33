import { Ban, Plus, X } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { IconButton } from '@/components/parts/icon-button'
import type { Condition } from '@/lib/model/filter'

import { EventEditor } from './event-editor'
import { SESSION_FIELD_WORDS } from './session-fields'
import type { Shelf } from './shelf-model'
import { TestEditor } from './test-editor'
import { ValueInput } from './value-input'

export interface ConditionRowProps {
  condition: Condition
  shelf: Shelf
  onCondition: (condition: Condition) => void
  onRemove: () => void
}

/** One condition as a sentence whose parts can be changed. */
export function ConditionRow({ condition, shelf, onCondition, onRemove }: ConditionRowProps) {
  const turn = () => {
    const { isNot, ...rest } = condition
    onCondition(isNot ? rest : { ...rest, isNot: true })
  }
  const name = nameCondition(condition)
  return (
    <fieldset class="filter-row" aria-label={name} data-not={condition.isNot || undefined}>
      <button
        type="button"
        class="filter-not"
        aria-pressed={condition.isNot === true}
        aria-label={`Not: ${name}`}
        title="Turn it round: sessions for which this does not hold"
        onClick={turn}
      >
        <Ban size={12} aria-hidden="true" />
        not
      </button>
      <span class="filter-name">{name}</span>
      <Editor condition={condition} shelf={shelf} onCondition={onCondition} />
      <span class="filter-room" />
      <IconButton icon={X} size="small" label={`Remove ${name}`} onClick={onRemove} />
    </fieldset>
  )
}

function nameCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'text':
      return 'Text'
    case 'person':
      return 'Person'
    case 'person property':
      return 'Person property'
    case 'cohort':
      return 'In cohort'
    case 'page':
      return 'Viewed a page whose URL'
    case 'event':
      return 'Did'
    case 'sequence':
      return 'Did in this order'
    default:
      return SESSION_FIELD_WORDS[condition.field].name
  }
}

function Editor({ condition, shelf, onCondition }: Omit<ConditionRowProps, 'onRemove'>) {
  switch (condition.kind) {
    case 'text':
      return <ValueInput label="Text" value={condition.text} onValue={(text) => onCondition({ ...condition, text })} />
    case 'person':
      return (
        <TestEditor
          name="person"
          values="text"
          test={condition.test}
          suggest={() => shelf.suggest({ of: 'person' })}
          onTest={(test) => onCondition({ ...condition, test })}
        />
      )
    case 'person property':
      return (
        <>
          <ValueInput
            label="Name of the property"
            value={condition.name}
            suggest={() => shelf.suggest({ of: 'person property' })}
            onValue={(name) => onCondition({ ...condition, name })}
          />
          <TestEditor
            name="the property"
            values="property"
            test={condition.test}
            suggest={() => shelf.suggest({ of: 'person property', name: condition.name })}
            onTest={(test) => onCondition({ ...condition, test })}
          />
        </>
      )
    case 'cohort':
      return <CohortSelect id={condition.id} shelf={shelf} onId={(id) => onCondition({ ...condition, id })} />
    case 'page':
      return (
        <TestEditor
          name="URL"
          values="address"
          test={condition.test}
          suggest={() => shelf.suggest({ of: 'event', kind: 'page view', field: 'url' })}
          onTest={(test) => onCondition({ ...condition, test })}
        />
      )
    case 'event':
      return (
        <>
          <EventEditor
            event={condition.event}
            shelf={shelf}
            onEvent={(event) => onCondition({ ...condition, event })}
          />
          <span class="filter-word">at least</span>
          <ValueInput
            label="How many times"
            value={condition.atLeast}
            isNumber
            onValue={(times) => onCondition({ ...condition, atLeast: Math.max(1, Math.floor(Number(times))) })}
          />
          <span class="filter-word">{condition.atLeast === 1 ? 'time' : 'times'}</span>
        </>
      )
    case 'sequence':
      return <SequenceEditor condition={condition} shelf={shelf} onCondition={onCondition} />
    default: {
      const { field, test } = condition
      const { name, values, options } = SESSION_FIELD_WORDS[field]
      return (
        <TestEditor
          name={name}
          values={values}
          test={test}
          {...(options ? { options } : {})}
          {...(values === 'text' ? { suggest: () => shelf.suggest({ of: 'session', field }) } : {})}
          onTest={(next) => onCondition({ ...condition, test: next })}
        />
      )
    }
  }
}

function CohortSelect({ id, shelf, onId }: { id: string; shelf: Shelf; onId: (id: string) => void }) {
  const cohorts = shelf.cohorts.value
  const isKnown = cohorts.some((cohort) => cohort.id === id)
  return (
    <select class="filter-input" aria-label="Cohort" value={id} onChange={(event) => onId(event.currentTarget.value)}>
      {!isKnown && <option value={id}>{id === '' ? 'Choose one' : 'A cohort that was deleted'}</option>}
      {cohorts.map((cohort) => (
        <option key={cohort.id} value={cohort.id}>
          {cohort.name}
        </option>
      ))}
    </select>
  )
}

interface SequenceEditorProps {
  condition: Extract<Condition, { kind: 'sequence' }>
  shelf: Shelf
  onCondition: (condition: Condition) => void
}

function SequenceEditor({ condition, shelf, onCondition }: SequenceEditorProps) {
  const { events } = condition
  return (
    <ol class="filter-steps">
      {events.map((event, index) => (
        // A step is its place in the order.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          <EventEditor
            event={event}
            shelf={shelf}
            onEvent={(next) => onCondition({ ...condition, events: events.with(index, next) })}
          />
          {events.length > 1 && (
            <IconButton
              icon={X}
              size="small"
              label={`Remove step ${index + 1}`}
              onClick={() => onCondition({ ...condition, events: events.toSpliced(index, 1) })}
            />
          )}
        </li>
      ))}
      <li>
        <Button
          size="small"
          look="quiet"
          icon={Plus}
          onClick={() => onCondition({ ...condition, events: [...events, { kind: 'click', where: [] }] })}
        >
          then
        </Button>
      </li>
    </ol>
  )
}
