/** `site`: the host of the page, in both schemes and on every port. `all`: every website. */
export type Scope = 'site' | 'all'

export const ALL_SITES = ['http://*/*', 'https://*/*']

/** The match patterns to ask for. Both schemes: a site that redirects to https is one site. No host known means all. */
export function decideOrigins(scope: Scope, url: string | undefined): string[] {
  const host = scope === 'site' ? readHost(url) : undefined
  return host === undefined ? ALL_SITES : [`http://${host}/*`, `https://${host}/*`]
}

/** The host as people know the site, without port; `undefined` when it is not a website. */
export function readHost(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined
  const { protocol, hostname } = new URL(url)
  return protocol === 'http:' || protocol === 'https:' ? hostname : undefined
}

/**
 * What to ask for so that a recording misses nothing more: the sites that turned up without access, and the page now in
 * the tab when it has none. A page whose address cannot be seen needs all sites.
 */
export function decideMissingOrigins(
  blockedSites: readonly string[],
  url: string | undefined,
  hasAccess: boolean,
): string[] {
  return [...new Set([...blockedSites, ...(hasAccess ? [] : decideOrigins('site', url))])]
}

/** A match pattern as people know the site: `https://login.example.com/*` is `login.example.com`. */
export function describeOrigin(pattern: string): string {
  return pattern.replace(/^\w+:\/\//, '').replace(/\/\*$/, '')
}
