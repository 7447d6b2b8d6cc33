/** Whether a match pattern of the browser takes an address in: scheme or `*`, host, `*.host` or `*`, any path. */
export function matchesPattern(pattern: string, url: string): boolean {
  const [, scheme, host = ''] = /^(\*|https?):\/\/([^/]+)\//.exec(pattern) ?? []
  if (!scheme || !URL.canParse(url)) return false
  const given = new URL(url)
  const isScheme = scheme === '*' ? /^https?:$/.test(given.protocol) : given.protocol === `${scheme}:`
  if (!isScheme || host === '*') return isScheme
  if (host.startsWith('*.')) return given.hostname === host.slice(2) || given.hostname.endsWith(host.slice(1))
  return given.host === host
}
