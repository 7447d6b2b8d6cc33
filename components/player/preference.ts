import { signal, type ReadonlySignal } from '@preact/signals'

export type PreferenceStorage = Pick<Storage, 'getItem' | 'setItem'>

export interface Preference {
  value: ReadonlySignal<boolean>
  set(isOn: boolean): void
}

/** A switch that is remembered, in localStorage: it belongs to the viewer, not to what was recorded. */
export function createPreference(storage: PreferenceStorage, key: string, fallback: boolean): Preference {
  const stored = storage.getItem(key)
  const value = signal(stored === null ? fallback : stored === 'on')
  const set = (isOn: boolean) => {
    storage.setItem(key, isOn ? 'on' : 'off')
    value.value = isOn
  }
  return { value, set }
}
