import { signal, type ReadonlySignal } from '@preact/signals'

import { TICK_MS } from './limits'

/** The time as a signal, epoch ms: it ticks while somebody looks at it, and only then. */
export function watchClock(now: () => number = Date.now): ReadonlySignal<number> {
  let timer: ReturnType<typeof setInterval> | undefined
  const clock = signal(now(), {
    watched() {
      clock.value = now()
      timer = setInterval(() => (clock.value = now()), TICK_MS)
    },
    unwatched() {
      clearInterval(timer)
    },
  })
  return clock
}
