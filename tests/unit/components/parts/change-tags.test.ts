import { expect, test } from 'vitest'

import { addTags, removeTag } from '@/components/parts/change-tags'

test('typed tags are split at commas and trimmed', () => {
  expect(addTags(['bug'], ' round  2, checkout ,')).toEqual(['bug', 'round 2', 'checkout'])
})

test('a tag stands once, whatever its case', () => {
  expect(addTags(['Bug'], 'bug, BUG, new, New')).toEqual(['Bug', 'new'])
})

test('nothing typed changes nothing', () => {
  expect(addTags(['bug'], ' , ')).toEqual(['bug'])
})

test('a tag can be taken off', () => {
  expect(removeTag(['a', 'b'], 'a')).toEqual(['b'])
})
