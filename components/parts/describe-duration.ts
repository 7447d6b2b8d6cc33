const SECOND_MS = 1_000
const MINUTE_S = 60
const HOUR_S = 3_600

/** A span in words: `9 s`, `4 m 09 s`, `1 h 04 m 09 s`. Parts of a second are dropped; what is no span is `0 s`. */
export function describeDuration(spanMs: number): string {
  const seconds = spanMs > 0 && Number.isFinite(spanMs) ? Math.floor(spanMs / SECOND_MS) : 0
  const hours = Math.floor(seconds / HOUR_S)
  const minutes = Math.floor((seconds % HOUR_S) / MINUTE_S)
  const rest = seconds % MINUTE_S
  if (hours > 0) return `${hours} h ${pad(minutes)} m ${pad(rest)} s`
  return minutes > 0 ? `${minutes} m ${pad(rest)} s` : `${rest} s`
}

function pad(part: number): string {
  return String(part).padStart(2, '0')
}
