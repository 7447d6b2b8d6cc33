import { beforeEach, expect, test } from 'vitest'

import { cutStack, readCaller } from '@/lib/capture/read-caller'

/** The runner of the tests makes stacks itself, for its source maps. */
const ofRunner = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace')

beforeEach(() => {
  Reflect.deleteProperty(Error, 'prepareStackTrace')
  return () => {
    Reflect.deleteProperty(Error, 'prepareStackTrace')
    if (ofRunner) Object.defineProperty(Error, 'prepareStackTrace', ofRunner)
  }
})

test('lines of the page are kept, a few, without those of extensions', () => {
  const stack = [
    'Error: here',
    '    at hear (chrome-extension://abcdefghijklmnop/capture.js:1:200)',
    '    at buy (https://shop.test/shop.js:3:7)',
    ...Array.from({ length: 9 }, (_, index) => `    at https://shop.test/shop.js:${index}:1`),
  ].join('\n')
  expect(cutStack(stack).split('\n')).toEqual([
    'at buy (https://shop.test/shop.js:3:7)',
    ...[0, 1, 2, 3].map((index) => `at https://shop.test/shop.js:${index}:1`),
  ])
  expect(cutStack('buy@https://shop.test/shop.js:3:7\nhear@moz-extension://a/capture.js:1:1\n')).toBe(
    'buy@https://shop.test/shop.js:3:7',
  )
  expect([cutStack(undefined), cutStack(7)]).toEqual(['', ''])
})

test('a page that makes stacks itself is not asked for one', () => {
  expect(readCaller()).toContain('read-caller.test.ts')
  const asked: unknown[] = []
  Object.assign(Error, { prepareStackTrace: (error: unknown) => asked.push(error) })
  expect([readCaller(), asked]).toEqual(['', []])
})
