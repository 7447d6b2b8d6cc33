import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { readStill, STILL_TYPES, writeStill, type Still } from '@/lib/model/still'

const still: fc.Arbitrary<Still> = fc.record({
  nodeId: fc.integer({ min: 1, max: 1e9 }),
  type: fc.constantFrom(...STILL_TYPES),
  base64: fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('base64')),
  width: fc.integer({ min: 1, max: 5_000 }),
  height: fc.integer({ min: 1, max: 5_000 }),
  resolution: fc.double({ min: 0.01, max: 1, noNaN: true }),
})

describe('a picture of a canvas', () => {
  it('is read as it was written, also through JSON', () => {
    fc.assert(
      fc.property(still, (given) => {
        expect(readStill(JSON.parse(JSON.stringify(writeStill(given))))).toEqual(given)
      }),
    )
  })

  it.each([
    ['letters that end an address', { base64: 'AAAA") url(https://evil.test' }],
    ['no letters', { base64: '' }],
    ['a type that is no picture', { type: 'text/html' as Still['type'] }],
    ['a picture that may hold scripts', { type: 'image/svg+xml' as Still['type'] }],
    ['no size', { width: 0 }],
    ['a size without end', { height: Infinity }],
    ['no element', { nodeId: -1 }],
  ])('with %s is none', (_name, wrong) => {
    const right: Still = { nodeId: 1, type: 'image/webp', base64: 'AAAA', width: 2, height: 2, resolution: 1 }
    expect(readStill(writeStill(right))).toEqual(right)
    expect(readStill(writeStill({ ...right, ...wrong }))).toBeUndefined()
  })

  it('is none in anything else', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(readStill(value)).toBeUndefined()
      }),
    )
  })

  it('of rrweb itself is read at the resolution of the canvas', () => {
    const { resolution: _none, ...data } = writeStill({
      nodeId: 7,
      type: 'image/png',
      base64: 'AAAA',
      width: 3,
      height: 4,
      resolution: 0.5,
    }) as { resolution: number }
    expect(readStill(data)?.resolution).toBe(1)
  })
})
