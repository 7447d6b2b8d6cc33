const STEP = 1_000
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** A size in SI units with three figures at most: `0 B`, `812 B`, `4.2 kB`, `12.4 MB`, `128 MB`. */
export function describeBytes(bytes: number, locale?: string): string {
  let value = bytes > 0 && Number.isFinite(bytes) ? bytes : 0
  let unit = 0
  while (unit < UNITS.length - 1 && Math.round(value) >= STEP) {
    value /= STEP
    unit += 1
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1
  const figures = value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return `${figures} ${UNITS[unit]}`
}
