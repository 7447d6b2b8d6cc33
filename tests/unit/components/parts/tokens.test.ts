import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('../../../../components/parts/tokens.css', import.meta.url), 'utf8')
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name = '', light = '', dark = '']) => [
    name,
    { light, dark },
  ]),
)

const SURFACES = ['surface', 'surface-sunken', 'surface-raised', 'surface-hover', 'surface-selected', 'surface-field']
const MEANINGS = ['recording', 'error', 'warning', 'frustration', 'note', 'page-change', 'gap', 'masked']
const TEXTS = ['text', 'text-quiet', 'accent-text', ...MEANINGS]
const LINES = [1, 2, 3, 4, 5, 6].map((place) => `chart-${place}`)
const TEXT_RATIO = 4.5
const CONTROL_RATIO = 3

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const measure = (front: string, back: string) =>
    measureContrast(colours.get(front)![theme], colours.get(back)![theme])

  test.each(SURFACES)('every text colour can be read on %s', (surface) => {
    expect(TEXTS.filter((text) => measure(text, surface) < TEXT_RATIO)).toEqual([])
  })

  test('each meaning can be read on its own soft ground, and plain text too', () => {
    const unreadable = (text: (meaning: string) => string) =>
      MEANINGS.filter((meaning) => measure(text(meaning), `${meaning}-soft`) < TEXT_RATIO)
    expect([unreadable((meaning) => meaning), unreadable(() => 'text')]).toEqual([[], []])
  })

  test('words on the accent can be read', () => {
    expect(measure('on-accent', 'accent')).toBeGreaterThanOrEqual(TEXT_RATIO)
    expect(measure('on-accent', 'accent-hover')).toBeGreaterThanOrEqual(TEXT_RATIO)
  })

  test.each(SURFACES)('the lines of a chart are seen on %s', (surface) => {
    expect(LINES.filter((line) => measure(line, surface) < CONTROL_RATIO)).toEqual([])
  })

  test.each(SURFACES)('the border of a control is seen on %s', (surface) => {
    expect(measure('line-control', surface)).toBeGreaterThanOrEqual(CONTROL_RATIO)
  })
})

/** WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function measureContrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [measureLuminance(one), measureLuminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function measureLuminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
