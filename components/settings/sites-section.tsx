import { NumberField } from '@/components/parts/number-field'
import { describeAction, SITE_ACTIONS } from '@/components/sites/describe-action'
import { ROLLING_MINUTES } from '@/lib/model/settings'

import { EngineSwitch } from './engine-switch'
import { RequestSwitches } from './request-switches'
import { RuleForm } from './rule-form'
import { RuleRow } from './rule-row'
import type { SettingsState } from './settings-model'

import './sites-section.css'

/** What happens on which site without anybody pressing Start. */
export function SitesSection({ settings }: { settings: SettingsState }) {
  if (!settings.isLoaded.value) return null
  const rules = settings.rules.value
  const { rollingMinutes } = settings.settings.value
  return (
    <div class="sites">
      <p>
        Everywhere else recording is manual: from Start to Stop in the popup. Where two rules meet, Never wins, then the
        longer site.
      </p>
      {rules.length > 0 && (
        <ul class="rules" aria-label="Site rules">
          {rules.map((rule) => (
            <RuleRow key={rule.pattern} settings={settings} rule={rule} />
          ))}
        </ul>
      )}
      <RuleForm settings={settings} />
      <dl class="sites-words">
        {SITE_ACTIONS.map((action) => {
          const { label, explanation } = describeAction(action, rollingMinutes)
          return (
            <div key={action}>
              <dt>{label}</dt>
              <dd>{explanation}</dd>
            </div>
          )
        })}
      </dl>
      <NumberField
        label="How much is kept by rules that keep the last minutes"
        unit="minutes"
        value={rollingMinutes}
        min={ROLLING_MINUTES.least}
        max={ROLLING_MINUTES.most}
        onValue={settings.setRollingMinutes}
      />
      <RequestSwitches settings={settings} />
      <EngineSwitch settings={settings} />
    </div>
  )
}
