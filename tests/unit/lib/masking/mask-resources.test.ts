import { expect, test } from 'vitest'

import { createMasker } from '@/lib/masking/create-masker'
import { maskResources } from '@/lib/masking/mask-resources'
import { readResources } from '@/lib/model/read-resources'
import { DEFAULT_RULES } from '@/lib/model/rules'

const masker = createMasker(DEFAULT_RULES)
const FERN = { initiator: 'img', at: 7, durationMs: 2, transferBytes: 300, bodyBytes: 200, status: 200 }

test('addresses of resources are masked as any, and nothing is kept but what a resource has', () => {
  const list = [{ ...FERN, url: 'https://shop.test/fern.png?of=jane', more: 'jane' }]
  expect(maskResources(list, masker)).toEqual([{ ...FERN, url: 'https://shop.test/fern.png?of=******' }])
})

test.each([null, 'text', [null], [7], [{}], [{ url: 7 }], [{ url: 'data:text/plain,jane' }], [{ url: 'blob:x' }]])(
  'what is no list of resources has none: %j',
  (list) => expect(maskResources(list, masker)).toEqual([]),
)

test('what is read of them are numbers of before they were told', () => {
  const forged = {
    url: 'https://shop.test/',
    initiator: { a: 1 },
    at: 9e15,
    durationMs: -1,
    status: 'ok',
    bodyBytes: NaN,
  }
  const masked = maskResources([forged], masker)
  expect(readResources(masked, 500)).toEqual([
    {
      url: 'https://shop.test/',
      initiator: 'other',
      at: 500,
      durationMs: 0,
      transferBytes: 0,
      bodyBytes: 0,
      status: 0,
    },
  ])
  expect(readResources('list', 500)).toEqual([])
})
