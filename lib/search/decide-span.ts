import type { DateRange } from '@/lib/model/query'

/** Epoch ms, `to` not included. */
export interface TimeSpan {
  from: number
  to: number
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/**
 * The instants of a range of days where this runs. The last 7 days are today and the six before it. A day that begins or
 * ends daylight saving is as long as it is.
 */
export function decideSpan(range: DateRange, now: number): TimeSpan {
  if (range.kind === 'all') return { from: -Infinity, to: Infinity }
  if (range.kind === 'last') return { from: startOfDay(new Date(now), 1 - range.days), to: Infinity }
  const [from, to] = [readDay(range.from), readDay(range.to)]
  return { from: from ? startOfDay(from, 0) : -Infinity, to: to ? startOfDay(to, 1) : Infinity }
}

/** A day by its name; `undefined` when there is no such day. */
export function readDay(name: string): Date | undefined {
  const [, year, month, day] = DAY.exec(name) ?? []
  if (year === undefined) return undefined
  const date = new Date(Number(year), Number(month) - 1, Number(day))
  return date.getMonth() === Number(month) - 1 && date.getDate() === Number(day) ? date : undefined
}

export function nameDay(at: number): string {
  const date = new Date(at)
  const part = (number: number, length = 2) => String(number).padStart(length, '0')
  return `${part(date.getFullYear(), 4)}-${part(date.getMonth() + 1)}-${part(date.getDate())}`
}

function startOfDay(date: Date, daysLater: number): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + daysLater).getTime()
}
