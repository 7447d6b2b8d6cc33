import { nameDay } from '@/lib/search/decide-span'
import type { DayFigures } from '@/lib/search/summarise-days'

const NOTHING = { sessionCount: 0, personCount: 0, activeMs: 0, errorCount: 0, frustrationCount: 0 }

/** Seven days that end with the one of `now`; those on which nothing was recorded have nothing. */
export function fillWeek(days: readonly DayFigures[], now: number): DayFigures[] {
  const today = new Date(now)
  return Array.from({ length: 7 }, (_, index) => {
    const day = nameDay(new Date(today.getFullYear(), today.getMonth(), today.getDate() - 6 + index).getTime())
    return days.find((one) => one.day === day) ?? { day, ...NOTHING }
  })
}
