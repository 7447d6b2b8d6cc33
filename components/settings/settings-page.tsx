import { Choice } from '@/components/parts/choice'
import type { Theme, ThemeChoice } from '@/components/parts/theme-model'

import type { MaskingModels } from './create-masking'
import { MaskingSection } from './masking-section'
import type { SettingsPart } from './settings-parts'
import { ShortcutsSection, type ShortcutsSectionProps } from './shortcuts-section'
import { SettingsSection } from './settings-section'
import type { SettingsState } from './settings-model'
import type { Retention } from './retention-model'
import { SitesSection } from './sites-section'
import type { StorageUse } from './storage-model'
import { StorageSection } from './storage-section'

import './settings-page.css'

const THEME_OPTIONS: readonly { value: Theme; label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

export interface SettingsPageProps {
  theme: ThemeChoice
  settings: SettingsState
  masking: MaskingModels
  retention: Retention
  storage: StorageUse
  shortcuts: ShortcutsSectionProps
  version: string
  /** The section the address names. */
  part: SettingsPart | undefined
}

export function SettingsPage({
  theme,
  settings,
  masking,
  retention,
  storage,
  shortcuts,
  version,
  part,
}: SettingsPageProps) {
  // Sought once everything above it has its height.
  const isReady = settings.isLoaded.value && (masking.masking.isLoaded.value || masking.masking.hasFailed.value)
  const sought = isReady ? part : undefined
  return (
    <div class="settings">
      <h1>Settings</h1>
      <SettingsSection title="Recording and sites" name="sites" isSought={sought === 'sites'}>
        <SitesSection settings={settings} />
      </SettingsSection>
      <SettingsSection title="Masking" name="masking" isSought={sought === 'masking'}>
        <MaskingSection {...masking} />
      </SettingsSection>
      <SettingsSection title="Storage" name="storage" isSought={sought === 'storage'}>
        <StorageSection storage={storage} retention={retention} />
      </SettingsSection>
      <SettingsSection title="Appearance" name="appearance" isSought={sought === 'appearance'}>
        <Choice label="Appearance" value={theme.theme.value} options={THEME_OPTIONS} onValue={theme.choose} />
      </SettingsSection>
      <SettingsSection title="Shortcuts" name="shortcuts" isSought={sought === 'shortcuts'}>
        <ShortcutsSection {...shortcuts} />
      </SettingsSection>
      <SettingsSection title="About" name="about" isSought={sought === 'about'}>
        <dl class="settings-facts">
          <dt>Version</dt>
          <dd class="figures">Afterimage {version}</dd>
          <dt>Kept</dt>
          <dd>On this machine, in this browser profile. Nothing is sent anywhere but what you share.</dd>
          <dt>Masked</dt>
          <dd>As it is set under Masking, before anything is stored.</dd>
          <dt>Private windows</dt>
          <dd>
            Only if you allow Afterimage there on the browser’s own extensions page. What is recorded in them lives in
            memory only and is gone when the last private window closes.
          </dd>
        </dl>
      </SettingsSection>
    </div>
  )
}
