const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS

/** What can be chosen; the server takes an hour to 90 days. */
export const EXPIRIES = {
  '1 hour': HOUR_MS,
  '1 day': DAY_MS,
  '7 days': 7 * DAY_MS,
  '30 days': 30 * DAY_MS,
  '90 days': 90 * DAY_MS,
} as const

export type Expiry = keyof typeof EXPIRIES

export const EXPIRY_OPTIONS = (Object.keys(EXPIRIES) as Expiry[]).map((value) => ({ value, label: `in ${value}` }))
