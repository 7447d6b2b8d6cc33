import { useEffect } from 'preact/hooks'

import { Choice } from '@/components/parts/choice'
import { describeBytes } from '@/components/parts/describe-bytes'
import { describeCount } from '@/components/parts/describe-count'
import { ProgressBar } from '@/components/parts/progress-bar'
import type { Theme, ThemeChoice } from '@/components/parts/theme-model'

import { SettingsSection } from './settings-section'
import type { StorageUse } from './storage-model'

import './settings-page.css'

const THEME_OPTIONS: readonly { value: Theme; label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

export interface SettingsPageProps {
  theme: ThemeChoice
  storage: StorageUse
  version: string
}

export function SettingsPage({ theme, storage, version }: SettingsPageProps) {
  return (
    <div class="settings">
      <h1>Settings</h1>
      <SettingsSection title="Appearance">
        <Choice label="Appearance" value={theme.theme.value} options={THEME_OPTIONS} onValue={theme.choose} />
      </SettingsSection>
      <SettingsSection title="Storage">
        <StorageMeter storage={storage} />
      </SettingsSection>
      <SettingsSection title="About">
        <dl class="settings-facts">
          <dt>Version</dt>
          <dd class="figures">Afterimage {version}</dd>
          <dt>Kept</dt>
          <dd>On this machine, in this browser profile. Nothing is sent anywhere.</dd>
          <dt>Masked</dt>
          <dd>Everything typed is replaced by asterisks before it is stored.</dd>
        </dl>
      </SettingsSection>
    </div>
  )
}

function StorageMeter({ storage }: { storage: StorageUse }) {
  useEffect(() => void storage.measure(), [storage])
  const count = storage.sessionCount.value
  const bytes = storage.sessionBytes.value
  const quota = storage.quotaBytes.value
  if (count === null || bytes === null) return null
  const used = `${describeBytes(bytes)} in ${describeCount(count, 'session')}`
  const room = quota === null ? '' : `; the browser gives Afterimage room for ${describeBytes(quota)}`
  return (
    <div class="settings-storage">
      <p class="figures">
        {used}
        {room}.
      </p>
      {quota !== null && <ProgressBar label="Storage used" value={bytes} max={quota} text={used} />}
    </div>
  )
}
