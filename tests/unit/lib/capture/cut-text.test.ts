import * as fc from 'fast-check'
import { expect, it } from 'vitest'

import { cutText } from '@/lib/capture/cut-text'
import { createMasker } from '@/lib/masking/create-masker'
import { DEFAULT_RULES } from '@/lib/model/rules'

/** Made up; the checks of the numbers hold. */
const SECRETS = [
  'jane.doe+x@mail.shop.test',
  'jürgen@büro.test',
  '4111 1111 1111 1111',
  '4111111111111111',
  '5500-0000-0000-0004',
  '+43 664 1234567',
  '0043 1 58858-0',
  '+1 (415) 555-0134',
  '(415) 555-0134',
  'AT61 1904 3002 3457 3201',
  'GB29 NWBK 6016 1331 9268 19',
  'DE89370400440532013000',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N',
  ['sk', 'live', '4eC39HqLyjWDarjtT1zdp7dc'].join('_'),
  `ghp_${'a1B2'.repeat(9)}`,
  `Bearer ${'abc.def-123'.repeat(3)}`,
]

/** What of a secret is left in a text: its longest part of six characters or more. */
function findLeft(text: string, secret: string): string | undefined {
  const parts = Array.from({ length: secret.length - 5 }, (_, at) => secret.slice(at, at + 6))
  return parts.find((part) => text.includes(part))
}

it('a secret at any place around the cut leaves nothing of itself', () => {
  const masker = createMasker(DEFAULT_RULES)
  const max = fc.constantFrom(80, 2_000)
  const filler = fc.constantFrom('so it goes on, ', '{"a":"b","c":[1,2]},', 'wort;', 'Lohn ')
  const opening = fc.constantFrom(' ', '"', ': ', ', ')
  fc.assert(
    fc.property(
      max,
      filler,
      opening,
      fc.constantFrom(...SECRETS),
      fc.integer({ min: -4, max: 80 }),
      fc.constantFrom(' then more, '.repeat(20), '"}'.repeat(100)),
      (limit, fill, open, secret, into, after) => {
        const start = Math.max(0, limit - 1 - Math.min(into, secret.length + 4) - open.length)
        const before = fill.repeat(limit).slice(0, start) + open
        const cut = cutText(before + secret + after, limit)
        expect(cut.length).toBeLessThanOrEqual(limit)
        expect(findLeft(masker.maskFound(cut), secret)).toBeUndefined()
      },
    ),
    { numRuns: 3_000 },
  )
})

it.each([
  ['short', 80, 'short'],
  ['one two three four', 12, 'one two…'],
  ['漢字'.repeat(10), 12, `${'漢字'.repeat(5)}漢…`],
  [`{"a":"${'b'.repeat(300)}","c":"${'d'.repeat(300)}"}`, 400, `{"a":"${'b'.repeat(300)}","c":"…`],
])('%j is cut to %i characters where words end', (text, max, expected) => {
  expect(cutText(text, max)).toBe(expected)
})
