/** Kept as they are: they hold what they name, or name something in their own document. */
const WHOLE = /^(?:data:|blob:|about:)/i

const IN_CSS = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*?))\s*\)/g

const { URL: NativeUrl } = globalThis

/** An address as seen from anywhere. One that cannot be read stays as it is. */
export function makeAbsolute(address: string, base: string): string {
  const text = address.trim()
  if (text === '' || WHOLE.test(text)) return address
  try {
    return new NativeUrl(text, base).href
  } catch {
    return address
  }
}

/** The addresses in a style sheet or a style attribute. */
export function makeCssAbsolute(css: string, base: string): string {
  if (!css.includes('url(')) return css
  return css.replace(IN_CSS, (whole, double?: string, single?: string, bare?: string) => {
    const address = double ?? single ?? bare ?? ''
    if (address === '' || address.trim().startsWith('#')) return whole
    const quote = double === undefined ? (single === undefined ? '' : "'") : '"'
    return `url(${quote}${makeAbsolute(address, base)}${quote})`
  })
}

/** Candidates of a picture. https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute */
export function makeSrcsetAbsolute(srcset: string, base: string): string {
  const candidates: string[] = []
  let rest = srcset
  for (;;) {
    rest = rest.replace(/^[,\s]+/, '')
    const [found] = /^\S+/.exec(rest) ?? []
    if (found === undefined) return candidates.join(', ')
    rest = rest.slice(found.length)
    if (found.endsWith(',')) {
      candidates.push(makeAbsolute(found.replace(/,+$/, ''), base))
      continue
    }
    const [descriptors] = /^(?:\([^)]*\)|[^,(])*/.exec(rest)!
    rest = rest.slice(descriptors.length)
    candidates.push(`${makeAbsolute(found, base)}${descriptors.trimEnd()}`)
  }
}

/** The value of an attribute as it is stored. */
export function storeAttribute(tag: string, name: string, value: string, base: string): string {
  if (value === '') return value
  switch (name) {
    case 'src':
      return makeAbsolute(value, base)
    case 'href':
    case 'xlink:href':
      // In a drawing it names what is drawn elsewhere in it; of a link it is a place in the page.
      return value.startsWith('#') && tag !== 'a' && tag !== 'area' ? value : makeAbsolute(value, base)
    case 'srcset':
    case 'imagesrcset':
      return makeSrcsetAbsolute(value, base)
    case 'style':
      return makeCssAbsolute(value, base)
    case 'background':
      return tag === 'table' || tag === 'td' || tag === 'th' ? makeAbsolute(value, base) : value
    case 'data':
      return tag === 'object' ? makeAbsolute(value, base) : value
    default:
      return value
  }
}
