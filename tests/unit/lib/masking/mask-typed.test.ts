import { describe, expect, it } from 'vitest'

import { createTypedMask } from '@/lib/masking/mask-typed'

describe('what was typed', () => {
  it.each(['a - - - - - - - - - - - b', 'a + _ - b', '- - a - -', 'a\u00a0 -\tb'])(
    'is looked for in no time: %j',
    (value) => {
      const mask = createTypedMask([value])
      const hyphens = '-'.repeat(20_000)
      expect(mask.address(`/a${hyphens}c`)).toBe(`/a${hyphens}c`)
      expect(mask.text(`a ${hyphens} c`)).toBe(`a ${hyphens} c`)
    },
  )

  it.each(['/a-b', '/a%20-%20b', '/a+-+b', '/a%20%2D%20b', '/a---b'])(
    'with hyphens between spaces is found in %s',
    (url) => {
      expect(createTypedMask(['a - b']).address(url)).toBe('/******')
    },
  )
})
