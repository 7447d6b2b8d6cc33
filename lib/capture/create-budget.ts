export interface Budget {
  /** How long to wait until there is some left, ms; 0 for now. */
  waitMs(now: number): number
  /** Takes from it, also more than is left: then the next one waits longer. */
  spend(amount: number, now: number): void
}

/** So much in a second over time, and at once `atOnce` after a rest. Instants are ms of any one clock. */
export function createBudget(perSecond: number, atOnce: number): Budget {
  let left = atOnce
  let at = 0
  const fill = (now: number) => {
    left = Math.min(atOnce, left + (Math.max(0, now - at) * perSecond) / 1_000)
    at = Math.max(at, now)
  }
  return {
    waitMs(now) {
      fill(now)
      return left > 0 ? 0 : ((1 - left) / perSecond) * 1_000
    },
    spend(amount, now) {
      fill(now)
      left -= amount
    },
  }
}
