import { liveQuery } from 'dexie'
import { signal, type ReadonlySignal } from '@preact/signals'

import type { QueryState } from './query-state'

/**
 * A Dexie query as a signal: it follows the database while somebody looks at it, and only then. What was last read
 * stays, so that a screen that comes back shows it at once, and is read again. A failed read shows as `failed`.
 */
export function watchQuery<T>(query: () => Promise<T>): ReadonlySignal<QueryState<T>> {
  let subscription: { unsubscribe(): void } | undefined
  const result = signal<QueryState<T>>(
    { state: 'loading' },
    {
      watched() {
        subscription = liveQuery(query).subscribe({
          next: (value) => (result.value = { state: 'ready', value }),
          error: (error: unknown) => (result.value = { state: 'failed', error }),
        })
      },
      unwatched() {
        subscription?.unsubscribe()
        subscription = undefined
      },
    },
  )
  return result
}
