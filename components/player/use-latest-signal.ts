import { signal, type ReadonlySignal } from '@preact/signals'
import { useLayoutEffect, useState } from 'preact/hooks'

/** What a component was last given, for models that outlive a change of it. */
export function useLatestSignal<T>(value: T): ReadonlySignal<T> {
  const [{ latest, set }] = useState(() => createSettable(value))
  useLayoutEffect(() => set(value), [set, value])
  return latest
}

function createSettable<T>(value: T) {
  const latest = signal(value)
  return { latest, set: (next: T) => void (latest.value = next) }
}
