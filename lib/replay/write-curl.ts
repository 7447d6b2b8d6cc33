import type { LineDetails } from './list-details'
import type { RequestFacts } from './request-facts'

/** RFC 9110, 5.6.2: what a method and the name of a header are made of. */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/

/** curl writes these itself. */
const OWN_HEADERS: ReadonlySet<string> = new Set(['content-length', 'host', 'connection'])

/**
 * A request as a command for a POSIX shell. What was masked stays asterisks, and what was recorded is only ever a value:
 * no quote, option (`-o`), file (`@name`) or pattern (`[1-9]`) of it means anything to the shell or to curl.
 */
export function writeCurl({ method, url }: Pick<RequestFacts, 'method' | 'url'>, details: LineDetails = {}): string {
  const { requestHeaders = {}, requestBody } = details
  const headers = Object.entries(requestHeaders).filter(
    ([name]) => TOKEN.test(name) && !OWN_HEADERS.has(name.toLowerCase()),
  )
  const isPlain = method === 'GET' || (method === 'POST' && requestBody !== undefined) || !TOKEN.test(method)
  const parts = [
    `curl --globoff --url ${quoteForShell(url)}`,
    ...(isPlain ? [] : [`--request ${quoteForShell(method)}`]),
    // A header without a value is written with a semicolon, or curl takes it away.
    ...headers.map(([name, value]) => {
      const line = value.trim() === '' ? `${name};` : `${name}: ${value.replaceAll(/[\r\n]+/g, ' ')}`
      return `--header ${quoteForShell(line)}`
    }),
    ...(requestBody === undefined ? [] : [`--data-raw ${quoteForShell(requestBody)}`]),
  ]
  return parts.join(' \\\n  ')
}

// oxlint-disable-next-line no-control-regex -- these are what a terminal would act on when the command is pasted
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/

/** A text as one word of a shell; with control characters in it, in the form of bash, zsh and ksh. */
export function quoteForShell(text: string): string {
  if (!CONTROL.test(text)) return `'${text.replaceAll("'", String.raw`'\''`)}'`
  const quoted = Array.from(text, (letter) => {
    if (letter === "'" || letter === '\\') return `\\${letter}`
    if (letter === '\n') return String.raw`\n`
    // History: not everywhere left alone within these quotes.
    if (letter === '!' || CONTROL.test(letter)) return escapeBytes(letter)
    return letter
  })
  return `$'${quoted.join('')}'`
}

function escapeBytes(letter: string): string {
  return Array.from(new TextEncoder().encode(letter), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
}
