const SECOND_MS = 1_000
const MINUTE_S = 60
const HOUR_S = 3_600

/** A position since the start, as a player shows it: `0:04`, `12:33`, `1:04:09`. Hours appear when there are any. */
export function describePosition(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / SECOND_MS)
  const hours = Math.floor(seconds / HOUR_S)
  const minutes = Math.floor((seconds % HOUR_S) / MINUTE_S)
  const rest = String(seconds % MINUTE_S).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** The wall clock at an instant: `14:05:33`; the machine's zone and language unless given. */
export function describeClock(at: number, timeZone?: string): string {
  const key = timeZone ?? ''
  let clock = clocks.get(key)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      ...(timeZone ? { timeZone } : {}),
    })
    clocks.set(key, clock)
  }
  return clock.format(at)
}

/** The zone's short name at an instant, such as `GMT+1`: it changes with summer time. */
export function describeZone(at: number, timeZone?: string): string {
  const zoned = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short', ...(timeZone ? { timeZone } : {}) })
  return zoned.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? ''
}
