import { describe, expect, it } from 'vitest'

import { listMarkers } from '@/lib/masking/markers'
import { readSigns } from '@/lib/masking/signs'

describe('what an element must have for a rule to match it', () => {
  it('is known of every marker there is', () => {
    const markers = (['mask', 'block', 'ignore', 'show'] as const).flatMap(listMarkers)
    const signs = readSigns(markers)!
    for (const marker of markers) {
      const [, name] = /^\.([\w-]+)/.exec(marker) ?? []
      const [, attribute] = /^\[([\w-]+)/.exec(marker) ?? []
      expect(name ? signs.classes.test(`a ${name} b`) : signs.attributes.has(attribute!), marker).toBe(true)
    }
    expect(['', 'todo item', 'rr', 'rr-masked', 'x-rr-mask'].filter((name) => signs.classes.test(name))).toEqual([])
  })

  it('is a class in any case, or an attribute', () => {
    const signs = readSigns(['.secret', '[data-a="x" i]', '[data-b]:not([data-b="false" i],[data-b="no"])'])!
    expect([signs.classes.test('SECRET'), [...signs.attributes]]).toEqual([true, ['data-a', 'data-b']])
  })

  it('matches no class where there is none to match', () => {
    expect(readSigns(['[data-a]'])!.classes.test('data-a')).toBe(false)
  })

  it.each([
    'p',
    '*',
    '#name',
    '.a .b',
    '.a > p',
    ':has(.a)',
    ':not(.a)',
    'input[type="text"]',
    '[a="]"]',
    '.a:hover',
    '',
  ])('is not known of %j: it may be anything', (selector) => {
    expect(readSigns(['.secret', selector])).toBeUndefined()
  })
})
