import { useEffect, useState } from 'preact/hooks'

import type { Shelf } from '@/components/search/shelf-model'
import { MAX_BREAKDOWN_VALUES } from '@/lib/insights/trends-rules'
import type { TrendsDefinition, TrendsSeries } from '@/lib/model/insight'

import {
  listEventChoices,
  readBreakdown,
  SESSION_CHOICES,
  writeProperty,
  type BreakdownChoice,
} from './breakdown-choices'

export interface BreakdownEditorProps {
  breakdown: TrendsDefinition['breakdown']
  /** Whose events have values. */
  series: readonly Pick<TrendsSeries, 'event'>[]
  shelf: Shelf
  onBreakdown: (breakdown: TrendsDefinition['breakdown']) => void
}

/** What numbers are split by, and into how many. */
export function BreakdownEditor({ breakdown, series, shelf, onBreakdown }: BreakdownEditorProps) {
  const names = useNames(series, shelf)
  const value = breakdown ? writeProperty(breakdown.property) : ''
  const people = [
    { value: 'person', name: 'Person' },
    ...names.ofPeople.map((name) => ({ value: `person property ${name}`, name })),
  ]
  const groups: { label: string; choices: readonly BreakdownChoice[] }[] = [
    { label: 'Of the session', choices: SESSION_CHOICES },
    { label: 'Of the person', choices: people },
    { label: 'Of the event', choices: listEventChoices(series, names.ofEvents) },
  ]
  const isKnown = value === '' || groups.some(({ choices }) => choices.some((one) => one.value === value))
  return (
    <div class="insight-sentence">
      <label class="insight-sentence">
        split by
        <select
          class="filter-input"
          value={value}
          onChange={(event) => onBreakdown(readBreakdown(event.currentTarget.value, breakdown))}
        >
          <option value="">nothing</option>
          {!isKnown && <option value={value}>{value}</option>}
          {groups.map(
            ({ label, choices }) =>
              choices.length > 0 && (
                <optgroup key={label} label={label}>
                  {choices.map((one) => (
                    <option key={one.value} value={one.value}>
                      {one.name}
                    </option>
                  ))}
                </optgroup>
              ),
          )}
        </select>
      </label>
      {breakdown && (
        <label class="insight-sentence">
          into the top
          <select
            class="filter-input figures"
            value={String(breakdown.top)}
            onChange={(event) => onBreakdown({ ...breakdown, top: Number(event.currentTarget.value) })}
          >
            {Array.from({ length: MAX_BREAKDOWN_VALUES }, (_, place) => (
              <option key={place} value={String(place + 1)}>
                {place + 1}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  )
}

/** Names of properties that there are. */
function useNames(series: BreakdownEditorProps['series'], shelf: Shelf): { ofPeople: string[]; ofEvents: string[] } {
  const [ofPeople, setOfPeople] = useState<string[]>([])
  const [ofEvents, setOfEvents] = useState<string[]>([])
  const hasOwn = series.some(({ event }) => event?.kind === 'custom')
  useEffect(() => void shelf.suggest({ of: 'person property' }).then(setOfPeople), [shelf])
  useEffect(() => {
    if (hasOwn) void shelf.suggest({ of: 'event', kind: 'custom', field: 'properties' }).then(setOfEvents)
    else setOfEvents([])
  }, [shelf, hasOwn])
  return { ofPeople, ofEvents }
}
