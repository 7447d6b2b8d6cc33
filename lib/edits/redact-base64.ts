import { listSpellings } from '@/lib/masking/text-forms'

import { MIN_BASE64_BYTES, MIN_BASE64_TEXT_CHARACTERS } from './limits'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const ANY = '[A-Za-z0-9+/_-]'

/**
 * A text inside of what was written in base64, whatever stands before it: the same bytes make one of three rows of
 * characters there, depending on where they begin.
 *
 *   bytes       |  x  |  J  |  o  |  h  |  n  |  x  |
 *   characters  |  ?  | ~  .  S  m  9  o  b  | ~ |         ~ shares its bits with a neighbour
 *
 * A row of a few characters is also found by coincidence, so a short text is looked for only where what is decoded is
 * text all over.
 */
export function createBase64Redactor(texts: readonly string[]): { redact(whole: string): string } {
  // As it stands, and with the white space that a page would show.
  const spelled = [...new Set(texts.flatMap((text) => [text, text.replace(/\s+/g, ' ')]))]
  const redactors = spelled.map((text) => buildRedactor(text, listBytes(text)))
  return { redact: (whole) => redactors.reduce((masked, redact) => redact(masked), whole) }
}

function buildRedactor(text: string, bytes: readonly number[][]): (whole: string) => string {
  if (bytes.length < 2) return (whole) => whole
  const rows = [0, 1, 2].map((shift) => buildRow(bytes, shift)).join('|')
  const expression = new RegExp(rows, 'g')
  const mask = (match: string) => '*'.repeat(match.length)
  if (bytes.length >= MIN_BASE64_BYTES) return (whole) => whole.replace(expression, mask)
  const runs = new RegExp(`${ANY}{${MIN_BASE64_TEXT_CHARACTERS},}`, 'g')
  const small = text.toLowerCase()
  const redactRun = (run: string) => (decodeText(run).includes(small) ? run.replace(expression, mask) : run)
  return (whole) => whole.replace(runs, redactRun)
}

/** For each byte of the text what it can be: a letter is written in two ways. */
function listBytes(text: string): number[][] {
  const encoder = new TextEncoder()
  return Array.from(text).flatMap((sign) => {
    const spelled = listSpellings(sign).map((spelling) => [...encoder.encode(spelling)])
    const alike = spelled.filter((bytes) => bytes.length === spelled[0]!.length)
    return spelled[0]!.map((_, index) => [...new Set(alike.map((bytes) => bytes[index]!))])
  })
}

function buildRow(bytes: readonly number[][], shift: number): string {
  const start = shift * 8
  const end = start + bytes.length * 8
  const sets: string[] = []
  for (let bit = Math.ceil(start / 6) * 6; bit + 6 <= end; bit += 6) sets.push(buildSet(bytes, bit - start))
  return `${start % 6 ? `${ANY}?` : ''}${sets.join('')}${end % 6 ? `${ANY}?` : ''}`
}

/** The characters that six bits can be, from this bit of the text on. */
function buildSet(bytes: readonly number[][], bit: number): string {
  const first = Math.floor(bit / 8)
  const shift = 10 - (bit % 8)
  const signs = new Set(
    bytes[first]!.flatMap((high) =>
      (bytes[first + 1] ?? [0]).map((low) => ALPHABET[(((high << 8) | low) >> shift) & 63]!),
    ),
  )
  const letters = [...signs].filter((sign) => /\w/.test(sign)).join('')
  const forms = [
    ...(letters ? [`[${letters}]`] : []),
    ...(signs.has('+') ? ['[+-]|%2[Bb]'] : []),
    ...(signs.has('/') ? ['[/_]|\\\\/|%2[Ff]'] : []),
  ]
  return forms.length === 1 && letters ? forms[0]! : `(?:${forms.join('|')})`
}

/** All that it says, in small letters, wherever it begins; empty where it is no text. */
function decodeText(run: string): string {
  const plain = run.replaceAll('-', '+').replaceAll('_', '/')
  return [0, 1, 2, 3].map((from) => decodeAt(plain, from)).join('\n')
}

function decodeAt(run: string, from: number): string {
  const whole = run.slice(from, from + Math.floor((run.length - from) / 4) * 4)
  const bytes = Uint8Array.from(atob(whole), (sign) => sign.codePointAt(0)!)
  // A row may begin and end within a sign of several bytes.
  const text = new TextDecoder().decode(bytes).replace(/^\uFFFD+|\uFFFD+$/g, '')
  return /[^\P{Cc}\t\n\r]|\uFFFD/u.test(text) ? '' : text.toLowerCase()
}
