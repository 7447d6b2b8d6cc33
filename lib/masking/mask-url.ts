import { MASKED_VALUE } from './mask-text'

const NOT_A_PAGE = /^(data|blob|javascript|about|mailto|tel):/i

/**
 * The address without what a form or a link may have put into it: every query value is masked, and the hash too unless
 * it is a route (`#/...`), which counts as a path. Relative addresses stay relative; masking twice is masking once.
 */
export function maskUrl(url: string): string {
  if (NOT_A_PAGE.test(url)) return url
  const [, base = '', query, hash] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(url) ?? []
  return (
    maskUser(base) +
    (query === undefined ? '' : `?${maskQuery(query)}`) +
    (hash === undefined ? '' : `#${maskHash(hash)}`)
  )
}

/** `https://name:password@host/` says who somebody is. */
function maskUser(base: string): string {
  return base.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/@]*@/i, (_, scheme?: string) => `${scheme ?? ''}//${MASKED_VALUE}@`)
}

function maskQuery(query: string): string {
  return query
    .split('&')
    .map((pair) => {
      const at = pair.indexOf('=')
      // A word without a value is itself one.
      if (at < 0) return pair && MASKED_VALUE
      return at === pair.length - 1 ? pair : `${pair.slice(0, at + 1)}${MASKED_VALUE}`
    })
    .join('&')
}

function maskHash(hash: string): string {
  if (hash === '') return hash
  if (!hash.startsWith('/') && !hash.startsWith('!/')) return MASKED_VALUE
  const at = hash.indexOf('?')
  return at < 0 ? hash : `${hash.slice(0, at + 1)}${maskQuery(hash.slice(at + 1))}`
}
