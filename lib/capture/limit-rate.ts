import { MAX_LINES_PER_SECOND } from './limits'

export interface RateLimit {
  /** Whether one more may be told in this second. */
  take(): boolean
  /** Tells now how many were left out. */
  flush(): void
}

/** So many in a second; `tellLeft` is told how many more there were, when the second is over. */
export function limitRate(tellLeft: (count: number) => void): RateLimit {
  let second = 0
  let count = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    const left = count - MAX_LINES_PER_SECOND
    if (left <= 0) return
    // Those that come in what is left of this second are left out as well.
    count = MAX_LINES_PER_SECOND
    tellLeft(left)
  }

  return {
    flush,
    take() {
      const now = performance.now()
      const current = Math.floor(now / 1_000)
      if (current !== second) {
        flush()
        second = current
        count = 0
      }
      count += 1
      if (count <= MAX_LINES_PER_SECOND) return true
      timer ??= setTimeout(flush, (current + 1) * 1_000 - now)
      return false
    },
  }
}
