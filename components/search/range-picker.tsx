import { CalendarDays } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { closePopover, Popover } from '@/components/parts/popover'
import type { DateRange } from '@/lib/model/query'
import { nameDay } from '@/lib/search/decide-span'

import { describeRange } from './describe-range'

const PRESETS = [7, 30, 60, 90]
const DAY_MS = 24 * 60 * 60_000

export interface RangePickerProps {
  range: DateRange
  now: () => number
  onRange: (range: DateRange) => void
}

/** From when to when: a number of days, two dates, or all time. */
export function RangePicker(props: RangePickerProps) {
  return (
    <Popover icon={CalendarDays} label={describeRange(props.range)} title="Choose dates" size="normal">
      <RangeForm {...props} />
    </Popover>
  )
}

function RangeForm({ range, now, onRange }: RangePickerProps) {
  const choose = (event: Pick<Event, 'currentTarget'>, next: DateRange) => {
    closePopover(event)
    onRange(next)
  }
  const today = nameDay(now())
  const days = range.kind === 'days' ? range : { from: nameDay(now() - 6 * DAY_MS), to: today }
  const setDay = (changes: Partial<typeof days>) => {
    const next = { kind: 'days' as const, from: days.from, to: days.to, ...changes }
    // The other end moves along, so that there is always a range.
    if (next.from > next.to) Object.assign(next, changes.from ? { to: next.from } : { from: next.to })
    if (next.from !== '' && next.to !== '') onRange(next)
  }
  return (
    <>
      <div class="range-presets">
        {PRESETS.map((count) => (
          <Button
            key={count}
            size="small"
            aria-pressed={range.kind === 'last' && range.days === count}
            onClick={(event) => choose(event, { kind: 'last', days: count })}
          >
            Last {count} days
          </Button>
        ))}
        <Button size="small" aria-pressed={range.kind === 'all'} onClick={(event) => choose(event, { kind: 'all' })}>
          All time
        </Button>
      </div>
      <div class="range-days">
        <label class="field">
          <span class="field-label">From</span>
          <input
            class="field-box figures"
            type="date"
            max={today}
            value={days.from}
            onChange={(event) => event.currentTarget.value && setDay({ from: event.currentTarget.value })}
          />
        </label>
        <label class="field">
          <span class="field-label">To</span>
          <input
            class="field-box figures"
            type="date"
            max={today}
            value={days.to}
            onChange={(event) => event.currentTarget.value && setDay({ to: event.currentTarget.value })}
          />
        </label>
      </div>
    </>
  )
}
