import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { checkPattern } from '@/lib/masking/check-pattern'
import { createMasker } from '@/lib/masking/create-masker'
import { DEFAULT_RULES } from '@/lib/model/rules'

function maskBy(source: string, text: string): string {
  const patterns = { ...DEFAULT_RULES.patterns, own: [{ name: 'own', source }] }
  return createMasker({ ...DEFAULT_RULES, patterns }).maskFound(text)
}

describe('checkPattern', () => {
  it.each([
    [String.raw`\bEMP-\d{4,6}\b`, 'by EMP-12345 today', 'by ********* today'],
    [String.raw`(?:KD|AB)[ -]?\d+`, 'KD 77 and ab-1', '** ** and ****'],
    [String.raw`\w+-secret`, 'a my-secret b', 'a ********* b'],
    ['[a-z]+[0-9]{2}', 'abc12', '*****'],
  ])('takes %s', (source, text, masked) => {
    expect(checkPattern(source)).toMatchObject({ ok: true })
    expect(maskBy(source, text)).toBe(masked)
  })

  it.each([
    ['(a+)+$'],
    ['(a|a)+b'],
    ['(a|b|ab)*c'],
    [String.raw`(\d+)*x`],
    ['(?:a{1,30}){1,30}'],
    ['a*a*a*a*b'],
    [String.raw`(\w)\1`],
    [String.raw`(?<n>\w)\k<n>`],
    ['(?<=a+)b'],
    ['(?=a)b'],
    ['(?!a)b'],
    ['['],
    ['(?:'],
    [''],
    ['x'.repeat(201)],
    ['a*'],
    [7],
    [null],
  ])('refuses %s', (source) => {
    expect(checkPattern(source)).toMatchObject({ ok: false })
  })

  it.each([String.raw`\d+\d+x`, 'a+b?c', '[ab]+[bc]+d'])('ends with %s in any text', (source) => {
    const from = performance.now()
    maskBy(source, 'ab1'.repeat(10_000))
    maskBy(source, 'a'.repeat(30_000))
    maskBy(source, '1'.repeat(30_000))
    expect(performance.now() - from).toBeLessThan(10_000)
  })

  it('answers whatever it is given', () => {
    const source = fc.oneof(fc.stringMatching(/^[ab\\d()[\]{}|*+?^$.,1:=<-]*$/), fc.anything())
    fc.assert(
      fc.property(source, (value) => {
        const checked = checkPattern(value)
        expect(checked.ok ? new RegExp(checked.source, 'gi').source : checked.reason).not.toBe('')
      }),
      { numRuns: 2_000 },
    )
  })

  it('finds a match in a text of any length, wherever it stands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12_000 }), fc.integer({ min: 0, max: 12_000 }), (before, after) => {
        const masked = maskBy(String.raw`EMP-\d{5}`, `${'. '.repeat(before)}EMP-12345${'. '.repeat(after)}`)
        expect(masked).not.toContain('12345')
      }),
    )
  })
})
