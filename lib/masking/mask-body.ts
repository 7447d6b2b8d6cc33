import type { Masker } from './create-masker'
import { MAX_DEPTH } from './limits'
import { isNothingShown, isSecretName, maskPlain } from './mask-plain'
import { maskNumber, maskWords } from './mask-properties'
import { MASKED_VALUE } from './mask-text'

/** A body without one of these has no secret by name. */
const SECRET_WORD =
  /passw|passwd|secret|token|auth|credential|api[-_]?key|private[-_]?key|mysql_pwd|session|cookie|csrf|xsrf/i

const FORM = /^[^\s=&{}[\]"<>]{1,200}=[^&\s]*(?:&[^\s=&]{1,200}=[^&\s]*)*$/

/** Headers by name: those with a secret name are masked whole, the others are text of the page. */
export function maskHeaders(headers: unknown, masker: Masker): Record<string, string> {
  if (typeof headers !== 'object' || headers === null || isNothingShown(masker)) return {}
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string'
        ? [[maskPlain(name, masker) as string, isSecretName(name) ? MASKED_VALUE : maskWords(value, masker)]]
        : [],
    ),
  )
}

/**
 * A body of a request or an answer. Of JSON and forms what has a secret name is masked, wherever it stands, and the rest
 * is text of the page; so is a body of another shape, but one that has a word for a secret in it is masked whole.
 * Nothing is kept where nothing is shown.
 */
export function maskBody(body: unknown, masker: Masker): string {
  if (typeof body !== 'string' || isNothingShown(masker)) return ''
  return maskSent(body, masker, 0)
}

function maskSent(text: string, masker: Masker, depth: number): string {
  const parsed = depth > MAX_DEPTH ? undefined : parseJson(text)
  if (parsed !== undefined) return JSON.stringify(maskValue(parsed, masker, depth))
  if (FORM.test(text)) return maskForm(text, masker, depth)
  return SECRET_WORD.test(text) ? MASKED_VALUE : maskWords(text, masker)
}

/** Only lists and records: another value is a text like any. */
function parseJson(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text) as object
  } catch {
    // Cut, or no JSON.
    return undefined
  }
}

function maskValue(value: unknown, masker: Masker, depth: number): unknown {
  if (typeof value === 'string') return maskInner(value, masker, depth)
  if (typeof value === 'number') return maskNumber(value, masker)
  if (typeof value !== 'object' || value === null) return value
  if (depth > MAX_DEPTH) return MASKED_VALUE
  if (Array.isArray(value)) return value.map((item) => maskValue(item, masker, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      maskPlain(name, masker) as string,
      isSecretName(name) && item !== null && typeof item !== 'boolean'
        ? MASKED_VALUE
        : maskValue(item, masker, depth + 1),
    ]),
  )
}

/** A text within a body may itself be JSON or a form; any other is a text, whatever words are in it. */
function maskInner(text: string, masker: Masker, depth: number): string {
  const isBody = depth <= MAX_DEPTH && (parseJson(text) !== undefined || (FORM.test(text) && SECRET_WORD.test(text)))
  return isBody ? maskSent(text, masker, depth + 1) : maskWords(text, masker)
}

function maskForm(text: string, masker: Masker, depth: number): string {
  return text
    .split('&')
    .map((pair) => {
      const at = pair.indexOf('=')
      const [name, value] = [decode(pair.slice(0, at)), decode(pair.slice(at + 1))]
      const masked = value === '' || !isSecretName(name) ? maskInner(value, masker, depth) : MASKED_VALUE
      return `${encodeURIComponent(maskPlain(name, masker) as string)}=${encodeURIComponent(masked)}`
    })
    .join('&')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    // Not every `%` begins a code.
    return text
  }
}
