import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createMasker } from '@/lib/masking/create-masker'
import { DEFAULT_RULES } from '@/lib/model/rules'
import { findRanges } from '@/lib/preview/find-ranges'

const { maskFound } = createMasker(DEFAULT_RULES)
const find = (text: string) => findRanges(text, maskFound(text)).map(([from, to]) => text.slice(from, to))

describe('ranges of what patterns find', () => {
  it('are where it stands in the text', () => {
    expect(find('Write to jane@example.com, or pay with 4111 1111 1111 1111.')).toEqual([
      'jane@example.com',
      '4111 1111 1111 1111',
    ])
    expect(find('Nothing here, not even 12 of 34')).toEqual([])
  })

  it('are right behind characters of two code units', () => {
    expect(find('🌿🌿 jane@example.com 🌿')).toEqual(['jane@example.com'])
  })

  it('lie in the text, in order, and hold every sign that was masked', () => {
    const word = fc.constantFrom('jane@example.com', '🌿', 'fern', ' ', '\n', '+44 20 7946 0958', '*', 'é')
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const text = words.join(' ')
        const ranges = findRanges(text, maskFound(text))
        const ends = ranges.flat()
        expect(ends).toEqual([...ends].toSorted((a, b) => a - b))
        expect(ends.every((end) => end >= 0 && end <= text.length)).toBe(true)
        const rest = ranges.reduceRight((left, [from, to]) => left.slice(0, from) + left.slice(to), text)
        expect(rest).not.toMatch(/jane|7946/)
      }),
    )
  })
})
