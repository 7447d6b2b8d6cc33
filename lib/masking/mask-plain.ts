import type { Masker } from './create-masker'
import { MAX_DEPTH } from './limits'
import { MASKED_VALUE, maskShape } from './mask-text'
import { maskUrl } from './mask-url'

/** Names under which something stands that opens doors, as replay tools redact them in requests; in any case. */
const SECRET_NAME =
  /auth|token|secret|session|api[-_]?key|credential|passw|passwd|mysql_pwd|private[-_]?key|cookie|[cx]srf|^(?:x-forwarded-for|x-real-ip|remote-addr|forwarded)$/i

export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name)
}

/** Addresses in the middle of a text: of a log, an error, a title. */
const URL_IN_TEXT = /\b(?:https?|wss?):\/\/[^\s"'<>)\]}]+/gi

/** Values of a shape that is not ours: a plugin's, a custom event's. */
export function maskPlain(value: unknown, masker: Masker, depth = 0): unknown {
  if (typeof value === 'string') return isNothingShown(masker) ? maskShape(value) : maskSaid(value, masker)
  if (typeof value !== 'object' || value === null) return value
  if (depth > MAX_DEPTH) return MASKED_VALUE
  if (Array.isArray(value)) return value.map((item) => maskPlain(item, masker, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      isSecretName(name) && item !== null && typeof item !== 'boolean'
        ? MASKED_VALUE
        : maskPlain(item, masker, depth + 1),
    ]),
  )
}

export function isNothingShown({ level, isAllMasked }: Masker): boolean {
  return level === 'strict' || isAllMasked
}

/** A line that somebody or something said: a title, a label, a log. */
export function maskSaid(text: string, masker: Masker): string {
  const typed = masker.typed.text(text)
  if (typed !== text) masker.found.add('typed')
  return masker.maskFound(typed.replace(URL_IN_TEXT, (url) => maskUrl(url, masker)))
}
