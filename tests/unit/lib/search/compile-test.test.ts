import { describe, expect, it } from 'vitest'

import { compileTest, type Value } from '@/lib/search/compile-test'
import type { Operator } from '@/lib/model/filter'

const URL_OF_FERN = 'https://shop.test/plants/fern?size=s#top'

describe('a value passes', () => {
  it.each<[Operator, string | number, Value]>([
    ['is', 'PRO', 'pro'],
    ['is', 'true', true],
    ['is', 3, 3],
    ['contains', 'ern', URL_OF_FERN],
    ['starts with', 'HTTPS://shop', URL_OF_FERN],
    ['path is', '/plants/fern', URL_OF_FERN],
    ['path is', '/plants/fern/', URL_OF_FERN],
    ['path is', '/', 'https://shop.test'],
    ['like', '/plants/*', URL_OF_FERN],
    ['like', '*shop*fern*', URL_OF_FERN],
    ['like', '*', ''],
    ['matches', 'fern|hoya', URL_OF_FERN],
    ['at least', 3, 3],
    ['at least', 3, '3.5'],
    ['at most', 3, 0],
    ['is set', '', false],
    ['is set', '', 0],
  ])('%s %j: %j', (is, value, given) => {
    expect(compileTest({ is, value })(given)).toBe(true)
  })
})

describe('a value does not pass', () => {
  it.each<[Operator, string | number, Value]>([
    ['is', 'pro', 'project'],
    ['is', '', undefined],
    ['contains', '', null],
    ['path is', '/plants', URL_OF_FERN],
    ['path is', '/', ''],
    ['like', '/plants', URL_OF_FERN],
    ['like', '*fern', URL_OF_FERN],
    ['like', 'a*ab', 'ab'],
    ['like', '/x.y', '/xzy'],
    ['matches', '(', '('],
    ['matches', '(a+)+b', 'ab'],
    ['at least', 3, true],
    ['at least', 3, ''],
    ['at most', 3, 'many'],
    ['is set', '', ''],
    ['is set', '', undefined],
  ])('%s %j: %j', (is, value, given) => {
    expect(compileTest({ is, value })(given)).toBe(false)
  })
})

it('no pattern with stars takes long over any text', () => {
  const test = compileTest({ is: 'like', value: `${'a*'.repeat(200)}b` })
  expect(test('a'.repeat(100_000))).toBe(false)
})
