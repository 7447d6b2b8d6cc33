import { useState } from 'preact/hooks'

import { Choice } from '@/components/parts/choice'
import { describeCount } from '@/components/parts/describe-count'
import { NumberField } from '@/components/parts/number-field'
import { RETENTION_DAYS } from '@/lib/model/settings'

import { MOST_RETENTION_DAYS } from './limits'
import { RetentionDialog } from './retention-dialog'
import type { Retention } from './retention-model'

const CUSTOM = 'custom'
const OPTIONS = [
  ...RETENTION_DAYS.map((days) => ({ value: String(days), label: describeCount(days, 'day') })),
  { value: CUSTOM, label: 'Custom' },
]

/** How long sessions are kept: three usual times or any number of days. */
export function RetentionChoice({ retention }: { retention: Retention }) {
  const days = retention.days.value
  const [isChosen, setChosen] = useState(false)
  const isCustom = isChosen || !RETENTION_DAYS.some((usual) => usual === days)
  const shown = retention.plan.value?.days ?? days
  const choose = (value: string) => {
    setChosen(value === CUSTOM)
    if (value !== CUSTOM) retention.propose(Number(value))
  }
  return (
    <div class="retention">
      <h3>Keep sessions for</h3>
      <Choice label="Keep sessions for" value={isCustom ? CUSTOM : String(shown)} options={OPTIONS} onValue={choose} />
      {isCustom && (
        <NumberField
          label="Days"
          unit="days"
          value={shown}
          min={1}
          max={MOST_RETENTION_DAYS}
          onValue={retention.propose}
        />
      )}
      <p>
        A session has its own date and goes that many days after its start, with everything that belongs to it. Those
        you keep by the pin in the list stay.
      </p>
      <RetentionDialog retention={retention} />
    </div>
  )
}
