import { effect, signal, type ReadonlySignal } from '@preact/signals'

import type { QueryState } from './query-state'

/**
 * What a question is answered with, as a signal: it is asked again whenever a signal that `ask` reads before its first
 * wait changes, while somebody looks, and only then. The answer of before stays until the next one is there; answers
 * that come late are dropped.
 */
export function watchAnswer<T>(ask: () => Promise<T>): ReadonlySignal<QueryState<T>> {
  let stop: (() => void) | undefined
  let latest = 0
  const result = signal<QueryState<T>>(
    { state: 'loading' },
    {
      watched() {
        stop = effect(() => {
          const turn = (latest += 1)
          const tell = (state: QueryState<T>) => {
            if (turn === latest) result.value = state
          }
          ask().then(
            (value) => tell({ state: 'ready', value }),
            (error: unknown) => tell({ state: 'failed', error }),
          )
        })
      },
      unwatched() {
        stop?.()
        latest += 1
      },
    },
  )
  return result
}
