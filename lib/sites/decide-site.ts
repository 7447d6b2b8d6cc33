import type { SiteAction, SiteRule } from '@/lib/model/settings'

/** What the rules say of an address: `never` beats the others, the narrower pattern the wider. */
export function decideSite(rules: readonly SiteRule[], url: string): SiteAction | undefined {
  const matching = rules.filter((rule) => matchesSite(rule.pattern, url))
  if (matching.some((rule) => rule.action === 'never')) return 'never'
  return matching.toSorted((a, b) => compareWidth(a.pattern, b.pattern))[0]?.action
}

/** A longer path is narrower; of one path a host alone is narrower than a host with its subdomains. */
export function compareWidth(a: string, b: string): number {
  const pathLength = (pattern: string) => (pattern.includes('/') ? pattern.length - pattern.indexOf('/') : 0)
  const isWide = (pattern: string) => (pattern.startsWith('*.') ? 1 : 0)
  return pathLength(b) - pathLength(a) || isWide(a) - isWide(b) || b.length - a.length
}

/**
 * Host, optionally with port, optionally with a path; `*.` before the host takes its subdomains in, and `*` at the end
 * of the path any rest. Without a path every page of the host matches.
 */
export function matchesSite(pattern: string, url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, port, pathname, search, hash } = new URL(url)
  const wanted = splitPattern(pattern)
  const isPort = wanted.port === '' || Number(wanted.port) === Number(port || DEFAULT_PORTS[protocol])
  // What stands after `#` is a place in a page, but for those who route by it.
  const path = pathname + search + (wanted.path.includes('#') ? hash : '')
  return isPort && matchesHost(wanted.host, hostname) && matchesPath(wanted.path, path)
}

/** Those of the patterns that speak of pages of this address's host. */
export function patternsOfHost(patterns: readonly string[], url: string): string[] {
  return patterns.filter((pattern) => matchesSite(pattern.split('/')[0]!, url))
}

const DEFAULT_PORTS: Record<string, number> = { 'http:': 80, 'https:': 443 }

function splitPattern(pattern: string): { host: string; port: string; path: string } {
  const [, host = '', port = '', path = ''] = /^([^/:]*)(?::(\d+))?(.*)$/.exec(pattern) ?? []
  return { host: host.toLowerCase(), port, path: path.startsWith('/') ? encodePath(path) : path }
}

/** As addresses write it: other letters than ASCII as bytes. */
function encodePath(path: string): string {
  const { pathname, search, hash } = new URL(`http://any${path}`)
  return pathname + search + hash
}

function matchesHost(wanted: string, host: string): boolean {
  if (!wanted.startsWith('*.')) return wanted === host
  const base = wanted.slice(2)
  return host === base || host.endsWith(`.${base}`)
}

function matchesPath(wanted: string, path: string): boolean {
  if (wanted === '' || wanted === '/*') return true
  return wanted.endsWith('*') ? path.startsWith(wanted.slice(0, -1)) : path === wanted || path === `${wanted}/`
}

/** Match patterns of the browser for the sites that are recorded without anybody pressing Start. */
export function matchesOfRules(rules: readonly SiteRule[]): string[] {
  return rules
    .filter((rule) => rule.action !== 'never')
    .flatMap((rule) => {
      const host = rule.pattern.split('/')[0]!.toLowerCase()
      // The browser takes a port only after a scheme that has a name.
      return host.includes(':') ? [`http://${host}/*`, `https://${host}/*`] : [`*://${host}/*`]
    })
}

/**
 * Whether a pattern is one: a host, or `*.` and a host, then perhaps a port and a path. The host has to be what the
 * browser makes of it, or no address would ever match; one site that is none keeps the browser from taking any.
 */
export function isSitePattern(pattern: unknown): pattern is string {
  if (typeof pattern !== 'string') return false
  if (!/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?(\/\S*)?$/i.test(pattern)) return false
  const { host, port } = splitPattern(pattern)
  const name = host.replace('*.', '')
  const address = `http://${name}:${port || 80}`
  return URL.canParse(address) && new URL(address).hostname === name
}
