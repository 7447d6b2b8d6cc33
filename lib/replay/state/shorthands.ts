const SIDES = ['top', 'right', 'bottom', 'left']
const BACKGROUND = ['image', 'position-x', 'position-y', 'size', 'repeat', 'attachment', 'origin', 'clip', 'color']
const list = (prefix: string, parts: readonly string[], suffix = '') => parts.map((part) => `${prefix}${part}${suffix}`)

/** Shorthands whose longhands do not all begin with their name, or that are often set and taken away as a whole. */
const LONGHANDS: Record<string, readonly string[]> = {
  margin: list('margin-', SIDES),
  padding: list('padding-', SIDES),
  inset: SIDES,
  overflow: ['overflow-x', 'overflow-y'],
  gap: ['row-gap', 'column-gap'],
  flex: ['flex-grow', 'flex-shrink', 'flex-basis'],
  outline: ['outline-color', 'outline-style', 'outline-width'],
  transition: list('transition-', ['property', 'duration', 'timing-function', 'delay', 'behavior']),
  background: list('background-', BACKGROUND),
  border: [
    ...SIDES.flatMap((side) => list(`border-${side}-`, ['width', 'style', 'color'])),
    ...list('border-image-', ['source', 'slice', 'width', 'outset', 'repeat']),
  ],
  'border-width': list('border-', SIDES, '-width'),
  'border-style': list('border-', SIDES, '-style'),
  'border-color': list('border-', SIDES, '-color'),
  'border-radius': list('border-', ['top-left', 'top-right', 'bottom-right', 'bottom-left'], '-radius'),
}

/** Whether setting `shorthand` sets `longhand`. Where the table is silent, the name decides. */
export function covers(shorthand: string, longhand: string): boolean {
  const known = LONGHANDS[shorthand]
  return known ? known.includes(longhand) : longhand.startsWith(`${shorthand}-`)
}

/** Whether nothing is left of the shorthand once these longhands are taken away. Unknown shorthands are never empty. */
export function isEmptied(shorthand: string, taken: ReadonlySet<string>): boolean {
  return LONGHANDS[shorthand]?.every((longhand) => taken.has(longhand)) ?? false
}
