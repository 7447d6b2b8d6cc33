/**
 * Whether a match pattern of the browser takes an address in: scheme or `*`, then `*`, host or `*.host`, then perhaps a
 * port, then any path. Without a port every port is taken in.
 */
export function matchesPattern(pattern: string, url: string): boolean {
  const [, scheme, host = '', port] = /^(\*|https?):\/\/([^/:]+)(?::(\d+))?\//.exec(pattern) ?? []
  if (!scheme || !URL.canParse(url)) return false
  const { protocol, hostname, port: given } = new URL(url)
  const isScheme = scheme === '*' ? /^https?:$/.test(protocol) : protocol === `${scheme}:`
  const isPort = port === undefined || port === (given || (protocol === 'https:' ? '443' : '80'))
  if (!isScheme || !isPort || host === '*') return isScheme && isPort
  if (host.startsWith('*.')) return hostname === host.slice(2) || hostname.endsWith(host.slice(1))
  return hostname === host
}
