/** What to show instead of an address; `undefined` leaves it as it is. */
export type MapUrl = (url: string) => string | undefined

const CSS_URL = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)/g

/** Every `url(...)` of a style text through `map`; relative ones are resolved against `base` first. */
export function mapCssUrls(css: string, base: string, map: MapUrl): string {
  if (!css.includes('url(')) return css
  return css.replace(CSS_URL, (whole, double?: string, single?: string, bare?: string) => {
    const url = resolveUrl(double ?? single ?? bare ?? '', base)
    const mapped = url && map(url)
    return mapped ? `url("${mapped}")` : whole
  })
}

/** An absolute http(s) address, without its fragment; `undefined` for everything else, as for the page itself. */
export function resolveUrl(url: string, base: string): string | undefined {
  if (/^\s*($|data|blob|#)/.test(url) || !URL.canParse(url, base)) return undefined
  const resolved = new URL(url, base)
  resolved.hash = ''
  return /^https?:$/.test(resolved.protocol) ? resolved.href : undefined
}
