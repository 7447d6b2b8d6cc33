import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { decideSpan, nameDay, readDay } from '@/lib/search/decide-span'

const zoneBefore = process.env['TZ']

describe('a range of days', () => {
  // Here the last Sunday of March has 23 hours and that of October 25.
  beforeEach(() => void (process.env['TZ'] = 'Europe/Berlin'))
  afterEach(() => void (process.env['TZ'] = zoneBefore))

  const at = (text: string) => new Date(text).getTime()

  it('of the last 7 begins with the sixth day before today, at midnight', () => {
    const span = decideSpan({ kind: 'last', days: 7 }, at('2026-11-28T17:00:00+01:00'))
    expect(span).toEqual({ from: at('2026-11-22T00:00:00+01:00'), to: Infinity })
  })

  it('over the end of daylight saving is an hour longer, over its begin an hour shorter', () => {
    const hours = (from: string, to: string) => {
      const span = decideSpan({ kind: 'days', from, to }, 0)
      return (span.to - span.from) / 3_600_000
    }
    expect(hours('2026-10-25', '2026-10-25')).toBe(25)
    expect(hours('2026-03-29', '2026-03-29')).toBe(23)
    expect(hours('2026-03-28', '2026-03-30')).toBe(71)
  })

  it('holds the last moment of its last day, and not the first of the next', () => {
    const { to } = decideSpan({ kind: 'days', from: '2026-11-01', to: '2026-11-28' }, 0)
    expect(to).toBe(at('2026-11-29T00:00:00+01:00'))
  })

  it('names days as they are read', () => {
    expect(nameDay(at('2026-03-29T03:30:00+02:00'))).toBe('2026-03-29')
    expect(nameDay(readDay('2026-01-01')!.getTime())).toBe('2026-01-01')
    expect(['2026-13-01', '2026-02-30', 'today', ''].map(readDay)).toEqual([undefined, undefined, undefined, undefined])
  })
})
