import type { Arrival, OpenText, Placeholder } from './flow'

/** Pieces of JavaScript that scripts of all kinds have. What was recorded stands in them as text and as nothing else. */

/** A text as a literal; no recorded text ends it, nor the line. */
export function quote(text: string): string {
  return JSON.stringify(text)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`)
}

/** An open text as an expression. */
export function writeText(text: OpenText): string {
  const pieces = text
    .filter((piece) => piece !== '')
    .map((piece) => (typeof piece === 'string' ? quote(piece) : piece.name))
  return pieces.length === 0 ? "''" : pieces.join(' + ')
}

/** An address, with the first one's origin as a name: the same can be done elsewhere. */
export function writeUrl(url: OpenText, origin: string): string {
  const [first, ...rest] = url
  if (typeof first !== 'string' || origin === '' || !first.startsWith(origin)) return writeText(url)
  const path = first.slice(origin.length)
  return ['ORIGIN', ...(path === '' && rest.length === 0 ? [] : [writeText([path, ...rest])])].join(' + ')
}

/** What an address ends with, as an expression; anything may stand where something was masked. */
export function writeUrlPattern({ url }: Arrival): string {
  const [first, ...rest] = url
  const path = typeof first === 'string' ? first.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '') : first
  const pieces = [path, ...rest].map((piece) => (typeof piece === 'string' ? escapePattern(piece) : '.*'))
  return `/${pieces.join('')}$/`
}

function escapePattern(text: string): string {
  return encodeLines(text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`))
}

const encodeLines = (text: string) =>
  text.replaceAll(/[\n\r\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** In a comment to the end of the line. */
export function writeRemark(text: string): string {
  return `// ${text.replaceAll(/\s+/g, ' ')}`
}

/** What was masked, as constants that are to be set. */
export function writePlaceholders(placeholders: readonly Placeholder[]): string[] {
  if (placeholders.length === 0) return []
  return [
    '// Masked when this was recorded, and kept nowhere: set these, or write what is to be typed here.',
    ...placeholders.map(({ name }) => `const ${name} = process.env.REPRO_${name} ?? 'TODO'`),
    '',
  ]
}

export function findOrigin(url: OpenText | undefined): string {
  const first = url?.[0]
  return typeof first === 'string' && URL.canParse(first) && URL.parse(first)!.origin !== 'null'
    ? URL.parse(first)!.origin
    : ''
}
