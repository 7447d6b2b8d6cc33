import { X } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'

import { IconButton } from '@/components/parts/icon-button'
import { EventEditor } from '@/components/search/event-editor'
import { EVENT_KINDS, PROPERTY } from '@/components/search/event-kinds'
import type { Shelf } from '@/components/search/shelf-model'
import { NUMBER_FIELDS, SERIES_LETTERS } from '@/lib/insights/trends-rules'
import { STATISTICS, type Statistic, type TrendsSeries } from '@/lib/model/insight'

import { readMeasure, setEvent, setStatistic, writeMeasure } from './change-trends'
import { nameEventField, nameField, STATISTIC_WORDS } from './describe-trends'

export interface SeriesEditorProps {
  series: TrendsSeries
  place: number
  canBeRemoved: boolean
  /** Of values one is shown, not how they are distributed. */
  hasStatistic: boolean
  shelf: Shelf
  onSeries: (series: TrendsSeries, isStep: boolean) => void
  onRemove: () => void
}

/** What is counted, and what of it: a sentence whose parts can be changed. */
export function SeriesEditor({
  series,
  place,
  canBeRemoved,
  hasStatistic,
  shelf,
  onSeries,
  onRemove,
}: SeriesEditorProps) {
  const { event, measure } = series
  const letter = SERIES_LETTERS[place]
  return (
    <li class="funnel-step">
      <fieldset class="funnel-step-fields" aria-label={`Series ${letter}`}>
        <span class="funnel-step-number" aria-hidden="true">
          {letter}
        </span>
        <select
          class="filter-input"
          aria-label="What is counted"
          value={event ? 'event' : 'sessions'}
          onChange={(change) =>
            onSeries(
              setEvent(series, change.currentTarget.value === 'event' ? { kind: 'page view', where: [] } : null),
              true,
            )
          }
        >
          <option value="sessions">Captured sessions</option>
          <option value="event">The event</option>
        </select>
        {event && (
          <EventEditor event={event} shelf={shelf} onEvent={(next) => onSeries(setEvent(series, next), false)} />
        )}
        <span class="filter-word">shown as</span>
        {hasStatistic && 'statistic' in measure && (
          <select
            class="filter-input"
            aria-label="Statistic"
            value={measure.statistic}
            onChange={(change) => {
              const statistic = change.currentTarget.value as Statistic
              onSeries({ event, measure: setStatistic(measure, statistic) }, true)
            }}
          >
            {STATISTICS.map((one) => (
              <option key={one} value={one}>
                {STATISTIC_WORDS[one]}
              </option>
            ))}
          </select>
        )}
        <MeasureSelect series={series} shelf={shelf} onSeries={onSeries} />
      </fieldset>
      {canBeRemoved && <IconButton icon={X} size="small" label={`Remove series ${letter}`} onClick={onRemove} />}
    </li>
  )
}

function MeasureSelect({ series, shelf, onSeries }: Pick<SeriesEditorProps, 'series' | 'shelf' | 'onSeries'>) {
  const { event, measure } = series
  const fields = useValueFields(series, shelf)
  const noun = event ? 'times' : 'sessions'
  return (
    <select
      class="filter-input"
      aria-label="Measure"
      value={writeMeasure(measure)}
      onChange={(change) => onSeries({ event, measure: readMeasure(change.currentTarget.value, measure) }, true)}
    >
      {(event !== null || measure.kind === 'total') && <option value="total">total</option>}
      <option value="sessions">{event ? 'unique sessions' : 'sessions'}</option>
      <option value="persons">unique persons</option>
      {(event !== null || (measure.kind === 'count' && measure.per === 'session')) && (
        <option value="count session">{noun} per session</option>
      )}
      <option value="count person">{noun} per person</option>
      {fields.length > 0 && (
        <optgroup label="Value of the event">
          {fields.map((field) => (
            <option key={field} value={`event ${field}`}>
              {nameEventField(field)}
            </option>
          ))}
        </optgroup>
      )}
      <optgroup label="Value of the session">
        {NUMBER_FIELDS.map((field) => (
          <option key={field} value={`session ${field}`}>
            {nameField(field)}
          </option>
        ))}
      </optgroup>
    </select>
  )
}

/** Fields of the event that are numbers, or may be: properties that were seen, and the one that is asked for. */
function useValueFields({ event, measure }: TrendsSeries, shelf: Shelf): string[] {
  const [properties, setProperties] = useState<string[]>([])
  const [kind, name] = [event?.kind, event?.name]
  useEffect(() => {
    setProperties([])
    if (kind !== 'custom') return
    const what = { of: 'event' as const, kind, ...(name === undefined ? {} : { name }), field: 'properties' }
    void shelf.suggest(what).then(setProperties)
  }, [shelf, kind, name])
  const known = EVENT_KINDS.find((one) => one.kind === kind)?.fields.filter(({ values }) => values === 'number') ?? []
  return [
    ...new Set([
      ...known.map(({ field }) => field),
      ...properties.map((one) => `${PROPERTY}${one}`),
      ...(measure.kind === 'event value' ? [measure.field] : []),
    ]),
  ]
}
