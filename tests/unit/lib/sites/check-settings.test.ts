import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { DEFAULT_SETTINGS, RETENTION_DAYS, type Settings } from '@/lib/model/settings'
import { checkSettings } from '@/lib/sites/check-settings'

import { hostileValue } from '../../../fixtures/hostile-values'

const settings: fc.Arbitrary<Settings> = fc.record({
  sites: fc.array(
    fc.record({
      pattern: fc.constantFrom('shop.test', '*.shop.test', 'localhost:3000', 'shop.test/admin*'),
      action: fc.constantFrom('always', 'rolling', 'never'),
    }),
  ),
  rollingMinutes: fc.integer({ min: 2, max: 30 }),
  retentionDays: fc.oneof(fc.constantFrom(...RETENTION_DAYS), fc.integer({ min: 1, max: 10_000 })),
  keepsHeaders: fc.boolean(),
  keepsBodies: fc.boolean(),
  engine: fc.constantFrom('own', 'rrweb'),
})

const SENTENCE = /^(settings hold|the memory keeps|sessions are kept|what was given is|".*" is)/s

/** The settings, or the sentence that says what is wrong; anything else that is thrown fails the test. */
function tryCheck(value: unknown): Settings | string {
  try {
    return checkSettings(value)
  } catch (error) {
    if (error instanceof TypeError) throw error
    return (error as Error).message
  }
}

describe('checkSettings', () => {
  it('takes what can be chosen, as it is', () => {
    expect(checkSettings(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS)
    fc.assert(
      fc.property(settings, (chosen) => {
        expect(checkSettings(chosen)).toEqual(chosen)
      }),
    )
  })

  it('takes nothing along that does not belong to it', () => {
    const rule = { pattern: 'shop.test', action: 'never', extra: 1 }
    expect(checkSettings({ ...DEFAULT_SETTINGS, sites: [rule], extra: 1 })).toEqual({
      ...DEFAULT_SETTINGS,
      sites: [{ pattern: 'shop.test', action: 'never' }],
    })
  })

  it('shares nothing with what it was given', () => {
    const sites = [{ pattern: 'shop.test', action: 'never' as const }]
    const checked = checkSettings({ ...DEFAULT_SETTINGS, sites })
    sites[0]!.pattern = 'other.test'
    expect(checked.sites).toEqual([{ pattern: 'shop.test', action: 'never' }])
  })

  it('answers whatever it is given with settings that it takes again, or with a sentence', () => {
    const hostile = fc.oneof(
      hostileValue,
      fc
        .tuple(settings, fc.constantFrom('sites', 'rollingMinutes', 'retentionDays'), hostileValue)
        .map(([chosen, name, value]): unknown => ({ ...chosen, [name]: value })),
      fc.tuple(settings, hostileValue).map(([chosen, rule]): unknown => ({ ...chosen, sites: [rule] })),
      fc.tuple(settings, hostileValue, hostileValue).map(([chosen, pattern, action]): unknown => ({
        ...chosen,
        sites: [{ pattern, action }],
      })),
    )
    fc.assert(
      fc.property(hostile, (value) => {
        const answer = tryCheck(value)
        const isSentence = typeof answer === 'string' && SENTENCE.test(answer)
        const isTakenAgain = JSON.stringify(tryCheck(answer)) === JSON.stringify(answer)
        expect(isSentence || isTakenAgain).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})
