import { useId } from 'preact/hooks'

import { DEFAULT_RULES, MASK_LEVELS } from '@/lib/model/rules'

import { describeLevel } from './describe-rules'
import type { Masking } from './masking-model'
import { MaskingPart } from './masking-part'

import './level-cards.css'

/** How much is masked without any other rule. */
export function LevelCards({ masking }: { masking: Masking }) {
  const name = useId()
  const chosen = masking.rules.value.level
  return (
    <MaskingPart title="Level">
      <p>
        Masking happens before anything is stored. What was masked cannot be brought back, and what is recorded already
        stays as it is.
      </p>
      <fieldset class="levels" disabled={masking.isLocked.value}>
        <legend class="only-read-out">Level</legend>
        {MASK_LEVELS.map((level) => {
          const { label, explanation } = describeLevel(level)
          return (
            <label key={level} class="level">
              <span class="level-name">
                <input
                  type="radio"
                  name={name}
                  aria-label={label}
                  aria-describedby={`${name}-${level}`}
                  checked={level === chosen}
                  onChange={() => void masking.chooseLevel(level)}
                />
                {label}
                {level === DEFAULT_RULES.level && <span class="level-default">default</span>}
              </span>
              <span id={`${name}-${level}`} class="level-words">
                {explanation}
              </span>
            </label>
          )
        })}
      </fieldset>
    </MaskingPart>
  )
}
