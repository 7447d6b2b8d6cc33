import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { MASKED_VALUE, maskInputValue, maskShape } from '@/lib/masking/mask-text'

const text = fc.string({ unit: 'binary' })

describe('maskInputValue', () => {
  it('says of a value only whether there is one', () => {
    expect(maskInputValue('')).toBe('')
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (value) => {
        expect(maskInputValue(value)).toBe(MASKED_VALUE)
      }),
    )
  })

  it('masks twice as once', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(maskInputValue(maskInputValue(value))).toBe(maskInputValue(value))
      }),
    )
  })
})

describe('maskShape', () => {
  it('keeps words and lines where they were', () => {
    expect(maskShape('Anna Berg\n  12 🌿 Lane\t!')).toBe('**** ****\n  ** * ****\t*')
  })

  it('leaves nothing but asterisks and white space, character for character', () => {
    fc.assert(
      fc.property(text, (value) => {
        const masked = maskShape(value)
        expect(masked).toMatch(/^[\s*]*$/u)
        expect(Array.from(masked)).toHaveLength(Array.from(value).length)
        expect(Array.from(masked).map((one) => /\s/u.test(one))).toEqual(
          Array.from(value).map((one) => /\s/u.test(one)),
        )
      }),
    )
  })

  it('masks twice as once', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(maskShape(maskShape(value))).toBe(maskShape(value))
      }),
    )
  })
})
