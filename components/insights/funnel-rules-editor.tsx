import { Plus, X } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { IconButton } from '@/components/parts/icon-button'
import { EventEditor } from '@/components/search/event-editor'
import type { Shelf } from '@/components/search/shelf-model'
import { MAX_WINDOW_MS } from '@/lib/insights/check-funnel'
import type { ExclusionDefinition, FunnelDefinition } from '@/lib/model/insight'

import { setUnit } from './change-funnel'
import type { Funnel } from './funnel-model'

const ORDERS: readonly { value: FunnelDefinition['order']; label: string }[] = [
  { value: 'sequential', label: 'in this order, with anything between' },
  { value: 'strict', label: 'in this order, with nothing between' },
  { value: 'any', label: 'in any order' },
]

const UNITS: readonly { value: number; label: string }[] = [
  { value: 1_000, label: 'seconds' },
  { value: 60_000, label: 'minutes' },
  { value: 3_600_000, label: 'hours' },
  { value: 86_400_000, label: 'days' },
]

/** How steps count: in which order, within which time, for whom, and what must not happen. */
export function FunnelRulesEditor({ funnel, shelf }: { funnel: Funnel; shelf: Shelf }) {
  const definition = funnel.definition.value
  const { order, unit, windowMs, exclusions, steps } = definition
  const scale = UNITS.findLast(({ value }) => windowMs % value === 0) ?? UNITS[0]!
  const setWindow = (count: number, ms: number) => {
    const next = Math.min(MAX_WINDOW_MS, Math.max(1_000, Math.floor(count) * ms))
    if (Number.isFinite(next)) funnel.put({ windowMs: next })
  }
  const setExclusion = (index: number, next: ExclusionDefinition) =>
    funnel.put({ exclusions: exclusions.with(index, next) }, false)
  return (
    <section class="insight-part" aria-label="Rules">
      <h2 class="insight-part-title">How steps count</h2>
      <p class="insight-sentence">
        For each
        <select
          class="filter-input"
          aria-label="What is counted"
          value={unit}
          onChange={(event) => funnel.put(setUnit(definition, event.currentTarget.value as typeof unit))}
        >
          <option value="session">session</option>
          <option value="person">person</option>
        </select>
        <select
          class="filter-input"
          aria-label="Order of steps"
          value={order}
          onChange={(event) => funnel.put({ order: event.currentTarget.value as typeof order })}
        >
          {ORDERS.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        within
        <input
          class="filter-input insight-number figures"
          type="number"
          min={1}
          aria-label="Window"
          value={windowMs / scale.value}
          onChange={(event) => setWindow(event.currentTarget.valueAsNumber, scale.value)}
        />
        <select
          class="filter-input"
          aria-label="Unit of the window"
          value={String(scale.value)}
          onChange={(event) => setWindow(windowMs / scale.value, Number(event.currentTarget.value))}
        >
          {UNITS.map(({ value, label }) => (
            <option key={value} value={String(value)}>
              {label}
            </option>
          ))}
        </select>
        of the first step
      </p>
      {exclusions.map((one, index) => (
        // An exclusion is its place.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={index} class="funnel-step-fields" aria-label={`Exclusion ${index + 1}`}>
          <span class="filter-word">without</span>
          <EventEditor event={one.event} shelf={shelf} onEvent={(event) => setExclusion(index, { ...one, event })} />
          <span class="filter-word">between step</span>
          <StepSelect
            label="From step"
            from={0}
            to={one.to - 1}
            value={one.from}
            onValue={(from) => setExclusion(index, { ...one, from })}
          />
          <span class="filter-word">and</span>
          <StepSelect
            label="To step"
            from={one.from + 1}
            to={steps.length - 1}
            value={one.to}
            onValue={(to) => setExclusion(index, { ...one, to })}
          />
          <IconButton
            icon={X}
            size="small"
            label={`Remove exclusion ${index + 1}`}
            onClick={() => funnel.put({ exclusions: exclusions.toSpliced(index, 1) })}
          />
        </fieldset>
      ))}
      <Button
        size="small"
        look="quiet"
        icon={Plus}
        onClick={() =>
          funnel.put({
            exclusions: [...exclusions, { event: { kind: 'error', where: [] }, from: 0, to: steps.length - 1 }],
          })
        }
      >
        Exclude who did something between
      </Button>
    </section>
  )
}

interface StepSelectProps {
  label: string
  from: number
  to: number
  value: number
  onValue: (step: number) => void
}

function StepSelect({ label, from, to, value, onValue }: StepSelectProps) {
  return (
    <select
      class="filter-input figures"
      aria-label={label}
      value={String(value)}
      onChange={(event) => onValue(Number(event.currentTarget.value))}
    >
      {Array.from({ length: to - from + 1 }, (_, index) => from + index).map((step) => (
        <option key={step} value={String(step)}>
          {step + 1}
        </option>
      ))}
    </select>
  )
}
