import type { Masker } from './create-masker'
import { MAX_ROUNDS } from './limits'
import { MASKED_VALUE } from './mask-text'

const NOT_A_PAGE = /^(javascript|about|mailto|tel|sms):/i

/** A picture or a font in its own address, or nothing that means anything elsewhere. */
const NO_ADDRESS = /^(?:data|blob):/i

/** A document in its own address: its content. */
const DATA_PAGE = /^data:(?!image\/|font\/|,$)/i

/** What names one thing or one person and means nothing to anybody else: UUIDs, long numbers, hashes, tokens. */
const IDENTIFIERS = [
  /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  /^\d{6,}$/,
  /^(?=.*\d)[0-9a-f]{16,}$/i,
  /^(?=.*\d)(?=.*[a-z])[a-z0-9]{20,}$/i,
  /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[\w~.-]{20,}$/,
]

/** A value of an address that was masked once: it tells two apart that look the same now, and means nothing else. */
const MARK_NAME = 'afterimage'
const MARK = /^[0-9a-f]{16}$/

/** Whether an address was masked and marked. */
export function hasMark(url: string): boolean {
  return new RegExp(`[?&]${MARK_NAME}=[0-9a-f]{16}$`).test(url)
}

/** `mark` is 16 hexadecimal digits. */
export function addMark(masked: string, mark: string): string {
  return `${masked}${masked.includes('?') ? '&' : '?'}${MARK_NAME}=${mark}`
}

/**
 * The address without what a form or a link may have put into it: every query value that no rule allows is masked, and
 * the hash too unless it is a route (`#/...`), which counts as a path; of a path, the parts that identify. At light only
 * what patterns find. Relative addresses stay relative; masking twice is masking once.
 */
export function maskUrl(url: string, masker: Masker): string {
  if (DATA_PAGE.test(url)) return 'data:,'
  if (NO_ADDRESS.test(url)) return url
  let masked = masker.typed.address(url)
  if (masked !== url) masker.found.add('typed')
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const before = masked
    masked = masker.maskFoundWords(maskParts(masked, masker))
    if (masked === before) return masked
  }
  return MASKED_VALUE
}

function maskParts(url: string, masker: Masker): string {
  if (NOT_A_PAGE.test(url)) return masker.maskFound(url)
  const [, base = '', query, hash] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(url) ?? []
  const path = maskPath(maskUser(base), masker)
  const masked =
    path +
    (query === undefined ? '' : `?${maskQuery(query, masker)}`) +
    (hash === undefined ? '' : `#${maskHash(hash, masker)}`)
  if (masked !== url) masker.found.add('address')
  return masked
}

/** `https://name:password@host/` says who somebody is. */
function maskUser(base: string): string {
  return base.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/]*@/i, (_, scheme?: string) => `${scheme ?? ''}//${MASKED_VALUE}@`)
}

function maskPath(base: string, masker: Masker): string {
  const [, origin = '', path = ''] = /^((?:[a-z][a-z0-9+.-]*:)?\/\/[^/]*)?(.*)$/is.exec(base) ?? []
  return (
    origin +
    path
      .split('/')
      .map((part) => maskPathPart(part, masker))
      .join('/')
  )
}

function maskPathPart(part: string, masker: Masker): string {
  const plain = decode(part)
  if (masker.level !== 'light' && IDENTIFIERS.some((identifier) => identifier.test(plain))) return MASKED_VALUE
  return masker.maskFound(plain) === plain ? part : MASKED_VALUE
}

function maskQuery(query: string, masker: Masker): string {
  return query
    .split('&')
    .map((pair) => {
      const at = pair.indexOf('=')
      if (at === pair.length - 1) return pair
      const name = at < 0 ? '' : pair.slice(0, at)
      const isKept = masker.level === 'light' || (at > 0 && masker.allowedQuery.has(decode(name).toLowerCase()))
      const value = decode(pair.slice(at + 1))
      if (name === MARK_NAME && MARK.test(value)) return pair
      if (isKept && masker.maskFound(value) === value) return pair
      // A word without a name is itself one.
      return at < 0 ? pair && MASKED_VALUE : `${name}=${MASKED_VALUE}`
    })
    .join('&')
}

function maskHash(hash: string, masker: Masker): string {
  if (hash === '') return hash
  if (!/^!?\//.test(hash)) {
    const isKept = masker.level === 'light' && masker.maskFound(decode(hash)) === decode(hash)
    return isKept ? hash : MASKED_VALUE
  }
  const at = hash.indexOf('?')
  if (at < 0) return maskPath(hash, masker)
  return `${maskPath(hash.slice(0, at), masker)}?${maskQuery(hash.slice(at + 1), masker)}`
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    // Not every `%` begins a code.
    return text
  }
}
