/** Shifts up to now: the worst session of them, and the one that may go on. */
export interface Shifts {
  worst: number
  sum: number
  firstAt: number
  lastAt: number
}

export const NO_SHIFTS: Shifts = { worst: 0, sum: 0, firstAt: -Infinity, lastAt: -Infinity }

/** Shifts less than a second apart are one session of shifts, for at most five seconds (web.dev/articles/cls). */
const MAX_GAP_MS = 1_000
const MAX_SESSION_MS = 5_000

export function addShift(shifts: Shifts, { startTime, value }: { startTime: number; value: number }): Shifts {
  const goesOn = startTime - shifts.lastAt < MAX_GAP_MS && startTime - shifts.firstAt < MAX_SESSION_MS
  const sum = goesOn ? shifts.sum + value : value
  const firstAt = goesOn ? shifts.firstAt : startTime
  return { worst: Math.max(shifts.worst, sum), sum, firstAt, lastAt: startTime }
}
