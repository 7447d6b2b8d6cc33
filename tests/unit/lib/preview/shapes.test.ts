import { describe, expect, it } from 'vitest'

import { clipShape, cutHoles, joinLines, surround, type Shape } from '@/lib/preview/shapes'

const shape = (left: number, top: number, right: number, bottom: number): Shape => ({ left, top, right, bottom })

describe('a shape', () => {
  it('is what can be seen of it through every box around it', () => {
    const window = shape(0, 0, 100, 100)
    expect(clipShape(shape(-10, 50, 50, 150), [window])).toEqual(shape(0, 50, 50, 100))
    expect(clipShape(shape(10, 10, 50, 50), [window, shape(20, 0, 30, 100)])).toEqual(shape(20, 10, 30, 50))
    expect(clipShape(shape(10, 10, 50, 50), [])).toEqual(shape(10, 10, 50, 50))
  })

  it('is none when nothing can be seen, or it has no size', () => {
    expect(clipShape(shape(10, 10, 50, 50), [shape(60, 0, 100, 100)])).toBeNull()
    expect(clipShape(shape(10, 10, 10, 50), [])).toBeNull()
  })

  it('has holes where something in it is shown', () => {
    expect(cutHoles(shape(10, 10, 30, 20), [shape(15, 12, 20, 18)])).toBe('M0 0H20V10H0ZM5 2H10V8H5Z')
  })
})

describe('pieces of a line', () => {
  it('that touch are one, and those of the next line another', () => {
    const pieces = [shape(0, 0, 20, 10), shape(20, 1, 40, 9), shape(0, 12, 15, 22)]
    expect(joinLines(pieces)).toEqual([shape(0, 0, 40, 10), shape(0, 12, 15, 22)])
    expect(surround(pieces)).toEqual(shape(0, 0, 40, 22))
  })

  it('with room between them are two, and what was given stays as it was', () => {
    const pieces = [shape(0, 0, 20, 10), shape(30, 0, 40, 10)]
    expect(joinLines(pieces)).toEqual(pieces)
    expect(pieces).toEqual([shape(0, 0, 20, 10), shape(30, 0, 40, 10)])
  })
})
