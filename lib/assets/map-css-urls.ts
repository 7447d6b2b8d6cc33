/** What to show instead of an address; `undefined` leaves it as it is. */
export type MapUrl = (url: string) => string | undefined

const CSS_URL = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)/g

/**
 * Every `url(...)` of a style text through `map`; relative ones are resolved against `base` first. One that means an
 * element of the document (a marker, a filter) is no asset, and means that of the replay's.
 */
export function mapCssUrls(css: string, base: string, map: MapUrl): string {
  if (!css.includes('url(')) return css
  return css.replace(CSS_URL, (whole, double?: string, single?: string, bare?: string) => {
    const address = double ?? single ?? bare ?? ''
    const local = findLocal(address, base)
    if (local) return `url("${local}")`
    const url = resolveUrl(address, base)
    const mapped = url && map(url)
    return mapped ? `url("${mapped}")` : whole
  })
}

const FILE_WITH_PARTS = /\.(?:svgz?|png|gif|jpe?g|webp|avif|eot|woff2?|ttf|otf)$/i

/**
 * `url(#id)` is of the document it is used in, wherever it stands; rrweb makes an address of the page, or of the style
 * sheet, out of it. https://drafts.csswg.org/css-values/#local-urls
 */
function findLocal(url: string, base: string): string | undefined {
  if (!url.includes('#') || url.startsWith('#') || !URL.canParse(url, base)) return undefined
  const { origin, pathname, hash } = new URL(url, base)
  if (hash === '' || FILE_WITH_PARTS.test(pathname)) return undefined
  const isOfPage = URL.canParse(base) && origin === new URL(base).origin
  return isOfPage || pathname.endsWith('.css') ? hash : undefined
}

/** An absolute http(s) address, without its fragment; `undefined` for everything else, as for the page itself. */
export function resolveUrl(url: string, base: string): string | undefined {
  if (/^\s*($|data|blob|#)/.test(url) || !URL.canParse(url, base)) return undefined
  const resolved = new URL(url, base)
  resolved.hash = ''
  return /^https?:$/.test(resolved.protocol) ? resolved.href : undefined
}
