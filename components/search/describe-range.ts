import type { DateRange } from '@/lib/model/query'
import { readDay } from '@/lib/search/decide-span'

/** A range in words: `Last 7 days`, `3 Nov – 28 Nov 2026`. */
export function describeRange(range: DateRange, locale?: string): string {
  if (range.kind === 'all') return 'All time'
  if (range.kind === 'last') return range.days === 1 ? 'Today' : `Last ${range.days} days`
  const [from, to] = [readDay(range.from), readDay(range.to)]
  if (!from || !to) return 'All time'
  return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric' }).formatRange(from, to)
}
