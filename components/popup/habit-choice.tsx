import { useId } from 'preact/hooks'

import type { PopupState } from './popup-model'
import type { Habit } from './site-habit-model'
import { SitesLink } from './sites-link'

import './habit-choice.css'

/** How this site is recorded from now on: closed it says how it is, opened it can be changed. */
export function HabitChoice({ popup }: { popup: PopupState }) {
  const name = useId()
  const { habit, settings } = popup
  const site = habit.site.value
  if (site === undefined) return null
  const chosen = habit.habit.value
  const options = describeHabits(settings.value.rollingMinutes)
  return (
    <details class="habit">
      <summary class="habit-summary">
        <span>From now on</span>
        <strong class="cut">{options.find(({ value }) => value === chosen)?.label}</strong>
      </summary>
      {habit.isDecidedElsewhere.value ? (
        <p class="habit-elsewhere">
          The rule for <span class="code">{habit.rule.value?.pattern}</span> decides. <SitesLink />
        </p>
      ) : (
        <fieldset class="habit-options" aria-label="How this site is recorded from now on">
          {options.map(({ value, label, explanation }) => (
            <label key={value} class="habit-option">
              <input type="radio" name={name} checked={value === chosen} onChange={() => void habit.choose(value)} />
              <strong>{label}</strong>
              <small>{explanation}</small>
            </label>
          ))}
        </fieldset>
      )}
    </details>
  )
}

function describeHabits(rollingMinutes: number): { value: Habit; label: string; explanation: string }[] {
  return [
    { value: 'manual', label: 'Manual', explanation: 'Recorded from Start to Stop.' },
    { value: 'always', label: 'Always on this site', explanation: 'Recorded whenever it is open.' },
    {
      value: 'rolling',
      label: `Keep the last ${rollingMinutes} minutes`,
      explanation: 'Older is forgotten. A session comes of it only when you save it.',
    },
  ]
}
