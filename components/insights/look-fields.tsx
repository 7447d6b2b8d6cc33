import { CheckField } from '@/components/parts/check-field'
import { INTERVALS, type AskedSessions, type TimeInterval } from '@/lib/model/insight'

export interface IntervalFieldProps {
  /** What stands before it in the sentence. */
  label: string
  interval: TimeInterval
  onInterval: (interval: TimeInterval) => void
}

/** By what span of time. */
export function IntervalField({ label, interval, onInterval }: IntervalFieldProps) {
  return (
    <label class="insight-sentence">
      {label}
      <select
        class="filter-input"
        value={interval}
        onChange={(event) => onInterval(event.currentTarget.value as TimeInterval)}
      >
        {INTERVALS.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </label>
  )
}

export interface ComparedFieldProps {
  isCompared: boolean
  range: AskedSessions['range']
  onCompared: (isCompared: boolean) => void
}

/** Beside what came just before, where there is anything before. */
export function ComparedField({ isCompared, range, onCompared }: ComparedFieldProps) {
  return (
    <>
      <CheckField label="compared with as many days before" isChecked={isCompared} onChange={onCompared} />
      {isCompared && range.kind === 'all' && (
        <p class="insight-quiet">Choose some days above: all of them have none before.</p>
      )}
    </>
  )
}
