import { Switch } from '@/components/parts/switch'

import type { SettingsState } from './settings-model'

/** Which of the two engines writes pages down. */
export function EngineSwitch({ settings }: { settings: SettingsState }) {
  return (
    <div class="sites-requests">
      <p>
        Pages are written down by an engine of our own, which costs them less than rrweb's recorder does. Should one of
        them replay wrongly, that may do better on it. It holds for pages that are loaded from now on.
      </p>
      <Switch
        label="Use rrweb's recorder"
        isOn={settings.settings.value.engine === 'rrweb'}
        onChange={(isOn) => void settings.setEngine(isOn ? 'rrweb' : 'own')}
      />
    </div>
  )
}
