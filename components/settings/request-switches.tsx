import { Switch } from '@/components/parts/switch'

import type { SettingsState } from './settings-model'

/** What is recorded of requests beside how they end. */
export function RequestSwitches({ settings }: { settings: SettingsState }) {
  const { keepsHeaders, keepsBodies } = settings.settings.value
  return (
    <div class="sites-requests">
      <p>
        Of what scripts request, method, address, status and time are recorded. More of it is recorded only if you want
        it: what has the name of a secret is masked, the rest is masked as text of the page, and at the strict level
        nothing of it is kept.
      </p>
      <Switch
        label="Request and response headers"
        isOn={keepsHeaders}
        onChange={(isOn) => void settings.setKeepsHeaders(isOn)}
      />
      <Switch
        label="Request and response bodies"
        isOn={keepsBodies}
        onChange={(isOn) => void settings.setKeepsBodies(isOn)}
      />
    </div>
  )
}
