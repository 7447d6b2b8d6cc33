/**
 * A text as an expression that finds it in the forms it may have where it is repeated. In comes a text, out goes the
 * source of an expression for the flags `iu`; what it is put together with is for the caller to say.
 */

/** How each sign of the text may be written; white space is one space by then. */
export type SignOf = (sign: string) => string

export function buildSource(text: string, signOf: SignOf): string {
  return Array.from(text.replace(SPACES.get(signOf) ?? /\s+/g, ' '), signOf).join('')
}

export function signOfText(sign: string): string {
  return sign === ' ' ? '\\s+' : escapeSign(sign)
}

/** Also as the bytes of its rarer kinds. */
const WHITE_SPACE =
  '\\s|[+_-]|%2b|%2d|%5f|%20|%0[9a-d]|%c2%a0|%e1%9a%80|%e2%80%[89a][0-9a-f]|%e2%81%9f|%e3%80%80|%ef%bb%bf'

/** As it is, as a form or a script writes it into an address, or as the words of an address that means to be read. */
export function signOfAddress(sign: string): string {
  if (sign === ' ') return `(?:${WHITE_SPACE})+`
  if (/^[a-z0-9]$/i.test(sign)) return sign
  const encoded = isLoneHalf(sign) ? sign : encodeURIComponent(sign)
  return `(?:${escapeSign(sign)}|${escapeSign(encoded)}|${percentOf(sign)})`
}

const NAMED: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' }

/**
 * As in any string of a page, an address, a style, a script's JSON: behind backslashes, as a code of JavaScript, HTML,
 * CSS or an address (encoded once more or not), in either case and composed or not.
 */
export function signOfAnything(sign: string): string {
  if (sign === ' ') {
    return `(?:${WHITE_SPACE}|%(?:25)+(?:20|2b|2d|5f|0[9a-d]|c2%(?:25)*a0)|&nbsp;|&#(?:32|43|45|95|160|x20|x2b|x2d|x5f|xa0);|\\\\+[nrt]|\\\\+u00(?:20|2b|2d|5f|a0))+`
  }
  const spellings = listSpellings(sign).flatMap((spelling) => [
    escapeSign(spelling),
    percentOf(spelling).replaceAll('%', '%(?:25)*'),
    Array.from(spelling.split(''), (unit) => `\\\\+u${hexOf(unit.charCodeAt(0)).padStart(4, '0')}`).join(''),
    Array.from(spelling, (one) => codeOf(one.codePointAt(0)!)).join(''),
  ])
  const name = NAMED[sign]
  return `(?:\\\\{0,3}(?:${[...new Set(spellings), ...(name ? [`&(?:amp;)*${name};?`] : [])].join('|')}))`
}

function codeOf(code: number): string {
  return `(?:&(?:amp;)*#(?:0*${code}|x0*${hexOf(code)});?|\\\\u\\{0*${hexOf(code)}\\}|\\\\0{0,4}${hexOf(code)}\\s?)`
}

/** A sign in either case, composed and decomposed. */
export function listSpellings(sign: string): string[] {
  const cases = [sign, sign.toLowerCase(), sign.toUpperCase()]
  return [...new Set(cases.flatMap((spelling) => [spelling, spelling.normalize('NFC'), spelling.normalize('NFD')]))]
}

function percentOf(text: string): string {
  return [...new TextEncoder().encode(text)].map((byte) => `%${hexOf(byte).padStart(2, '0')}`).join('')
}

const hexOf = (code: number) => code.toString(16)

/** A lone half of a pair has no code. */
const isLoneHalf = (sign: string) => /^[\uD800-\uDFFF]$/.test(sign)

function escapeSign(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

/**
 * What is one space: where hyphens and the like may stand for a space, those beside one belong to it. Else two
 * neighbours could match the same signs, and a text of hyphens would take for ever.
 */
const SPACES = new Map<SignOf, RegExp>([
  [signOfAddress, /[+_-]*\s[\s+_-]*/g],
  [signOfAnything, /[+_-]*\s[\s+_-]*/g],
])
