import { MASKED_VALUE } from './mask-text'
import { buildSource, signOfAddress, signOfText, type SignOf } from './text-forms'

/** Masks values that were typed into masked fields where they stand in what comes later. */
export interface TypedMask {
  /** In a title, a label, a log. */
  text(text: string): string
  /** In an address, as a form or a script writes them; not in its host, which was not typed. */
  address(url: string): string
}

/** Longer values first: a shorter one may be a part of one. */
export function createTypedMask(values: readonly string[]): TypedMask {
  const ordered = values.toSorted((a, b) => b.length - a.length)
  const build = (signOf: SignOf) => {
    let expression: RegExp | undefined
    return (text: string) => {
      if (text === '' || ordered.length === 0) return text
      expression ??= buildExpression(ordered, signOf)
      return text.replace(expression, MASKED_VALUE)
    }
  }
  const maskAddress = build(signOfAddress)
  return {
    text: build(signOfText),
    address(url) {
      const [, origin = '', rest = ''] = /^((?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*)?(.*)$/is.exec(url) ?? []
      return origin + maskAddress(rest)
    },
  }
}

/** Whole words in any case: a value is found in a sentence, not in the middle of another word. */
function buildExpression(values: readonly string[], signOf: SignOf): RegExp {
  const sources = values.map((value) => buildSource(value, signOf))
  return new RegExp(`(?<=^|[^\\p{L}\\p{N}]|%[0-9a-f]{2})(?:${sources.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
}
