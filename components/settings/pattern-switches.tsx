import { ArrowRight } from 'lucide-preact'

import { Switch } from '@/components/parts/switch'
import { createMasker } from '@/lib/masking/create-masker'
import { PATTERN_NAMES } from '@/lib/model/rules'

import { describePattern } from './describe-rules'
import type { Masking } from './masking-model'

import './pattern-switches.css'

/** What is looked for in everything that is shown. */
export function PatternSwitches({ masking }: { masking: Masking }) {
  const rules = masking.rules.value
  const none = { ...rules.patterns, email: false, card: false, phone: false, iban: false, jwt: false, apiKey: false }
  return (
    <fieldset class="patterns" disabled={masking.isLocked.value}>
      <legend class="only-read-out">What is looked for</legend>
      {PATTERN_NAMES.map((name) => {
        const { label, example } = describePattern(name)
        const isOn = rules.patterns[name]
        // By this one alone: another one may find it as well.
        const alone = { ...rules, patterns: { ...none, [name]: isOn, own: [] } }
        return (
          <div key={name} class="pattern">
            <Switch label={label} isOn={isOn} onChange={(next) => void masking.setPattern(name, next)} />
            <p class="pattern-example code">
              {example}
              <ArrowRight size={12} aria-label="becomes" />
              <span class={isOn ? 'pattern-found' : ''}>{createMasker(alone).maskFound(example)}</span>
            </p>
          </div>
        )
      })}
    </fieldset>
  )
}
