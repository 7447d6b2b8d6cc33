import { MAX_WORD_CHARACTERS } from './limits'

/** A word that was cut; a script without spaces has none, and in a very long run quotes and brackets end them too. */
const NO_SPACES = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}、。`
const LAST_WORD = new RegExp(`[^\\s${NO_SPACES}]+$`, 'u')
const LAST_PART = new RegExp(`[^\\s${NO_SPACES}"'\`<>{}\\[\\],;|\\\\]+$`, 'u')

/** What secrets of more than one word begin with: account numbers, tokens, then numbers in groups. */
const LAST_ACCOUNT = /(?<![A-Z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{1,4}){0,8} ?$/i
const LAST_SCHEME = /Bearer\s?$/
const LAST_NUMBER = /[\d\s().+/-]{1,60}$/

/**
 * A text of at most `max` characters. Secrets are looked for later, by their shape (`find-secrets.ts`), and half of one
 * has no shape any more: so where a text is cut, everything goes that may be the first part of one.
 */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text
  // A regular expression with only an end is tried from every place of the text; this is all that it has to see.
  const kept = text.slice(0, max - 1)
  const word = matchEnd(kept, LAST_WORD, MAX_WORD_CHARACTERS + 1)
  const part = word.length <= MAX_WORD_CHARACTERS ? word : matchEnd(kept, LAST_PART, max)
  const whole = kept.slice(0, kept.length - part.length)
  return `${dropEnd(dropEnd(dropEnd(whole, LAST_ACCOUNT), LAST_SCHEME), LAST_NUMBER).trimEnd()}…`
}

function matchEnd(text: string, expression: RegExp, among: number): string {
  return expression.exec(text.slice(-among))?.[0] ?? ''
}

function dropEnd(text: string, expression: RegExp): string {
  return text.slice(0, text.length - matchEnd(text, expression, 80).length)
}
