import { expect, test } from 'vitest'

import { describeBytes } from '@/components/parts/describe-bytes'

test.each([
  [0, '0 B'],
  [-1, '0 B'],
  [812, '812 B'],
  [999.6, '1.0 kB'],
  [18_400, '18.4 kB'],
  [999_999, '1.0 MB'],
  [12_440_000, '12.4 MB'],
  [129_000_000, '129 MB'],
  [84_500_000_000, '84.5 GB'],
  [5e15, '5,000 TB'],
])('%d bytes are %s', (bytes, words) => {
  expect(describeBytes(bytes, 'en-GB')).toBe(words)
})
