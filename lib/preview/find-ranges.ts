/** From and to, in code units. */
export type TextRange = [from: number, to: number]

/**
 * Where a text was masked, from the text and what the masker made of it: one asterisk for each visible character, so the
 * two have as many characters. What is masked on both sides of a space is one range, as the groups of a number are.
 */
export function findRanges(text: string, masked: string): TextRange[] {
  if (text === masked) return []
  const ranges: TextRange[] = []
  const signs = masked[Symbol.iterator]()
  let at = 0
  for (const sign of text) {
    const end = at + sign.length
    if (signs.next().value !== sign) {
      const last = ranges.at(-1)
      if (last && text.slice(last[1], at).trim() === '' && at - last[1] <= 1) last[1] = end
      else ranges.push([at, end])
    }
    at = end
  }
  return ranges
}
