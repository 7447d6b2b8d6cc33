import type { SiteAction, SiteRule } from '@/lib/model/settings'

/** What the rules say of an address: `never` beats the others, the narrower pattern the wider. */
export function decideSite(rules: readonly SiteRule[], url: string): SiteAction | undefined {
  const matching = rules.filter((rule) => matchesSite(rule.pattern, url))
  if (matching.some((rule) => rule.action === 'never')) return 'never'
  return matching.toSorted((a, b) => compareWidth(a.pattern, b.pattern))[0]?.action
}

/** A longer path is narrower; of one path a host alone is narrower than a host with its subdomains. */
function compareWidth(a: string, b: string): number {
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
  const { host, hostname, pathname, search } = new URL(url)
  const slash = pattern.indexOf('/')
  const wantedHost = (slash < 0 ? pattern : pattern.slice(0, slash)).toLowerCase()
  const wantedPath = slash < 0 ? '' : pattern.slice(slash)
  return (
    matchesHost(wantedHost, wantedHost.includes(':') ? host : hostname) && matchesPath(wantedPath, pathname + search)
  )
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

/** Whether a pattern is one: a host, or `*.` and a host, then perhaps a port and a path. */
export function isSitePattern(pattern: string): boolean {
  return /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?(\/\S*)?$/i.test(pattern)
}
