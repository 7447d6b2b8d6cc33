import { resolveUrl } from '@/lib/assets/map-css-urls'

import { readDrawable } from './read-drawable'

/** What stands in a picture for an absolute http(s) address: a `data:` URL, or nothing. */
export type PictureOf = (url: string) => string | undefined

export interface CssPlace {
  /** Against which addresses are resolved. */
  base: string
  pictureOf: PictureOf
  /** A whole sheet, of the page or of a shadow root, or a list of declarations. */
  kind: 'sheet' | 'shadow' | 'style'
}

/** Comments, strings, names and at-names with their escapes, and every other character (CSS Syntax 3, section 4). */
const TOKEN =
  /\/\*[^]*?(?:\*\/|$)|"[^"\\\n\r\f]*(?:\\[^][^"\\\n\r\f]*)*"?|'[^'\\\n\r\f]*(?:\\[^][^'\\\n\r\f]*)*'?|@?(?:[-\w\u0080-\uffff]|\\(?:[\da-f]{1,6}(?:\r\n|[ \t\n\r\f])?|[^\n\r\f\da-f]))+|\/{2,}(?!\*)|[^]/giy

/** What stands behind `url`, where it is whole. */
const ADDRESS =
  /\(\s*(?:"([^"\\\n\r\f]*(?:\\[^][^"\\\n\r\f]*)*)"|'([^'\\\n\r\f]*(?:\\[^][^'\\\n\r\f]*)*)'|((?:[^"'()\\\s]|\\[^\n\r\f])*))\s*\)/y

/** Rules that load something or change what names mean. As rules that nobody knows they are left out whole. */
const LOADING_RULES = new Set(['@import', '@namespace', '@charset', '@font-face'])

/** Functions that take an address as a string. As functions that nobody knows they take their declaration along. */
const LOADING_FUNCTIONS = new Set([
  'url',
  'src',
  'image',
  'image-set',
  '-webkit-image-set',
  'cross-fade',
  '-webkit-cross-fade',
  'element',
  '-moz-element',
  'paint',
])

/**
 * Hostile CSS made so that nothing in it can be requested: of addresses only pictures that are given and fragments of
 * the page itself are left. What is written is what was read, token by token, so that a browser reads it the same way.
 */
export function cleanCss(css: string, place: CssPlace): string {
  const parts: string[] = []
  let at = 0
  while (at < css.length) {
    TOKEN.lastIndex = at
    const token = TOKEN.exec(css)?.[0] ?? css[at]!
    at += token.length
    const first = token[0]!
    // Right behind a slash it would be another comment, that begins there.
    if (token.startsWith('/*')) parts.push(parts.at(-1) === '/' ? ' /**/' : '/**/')
    else if (first === '/') parts.push('/')
    else if (first === '"' || first === "'") parts.push(cleanString(token))
    else if (!isName(token)) parts.push(token)
    else {
      const name = unescapeCss(token).toLowerCase()
      const address = name === 'url' && css[at] === '(' ? readAddress(css, at) : undefined
      if (address) {
        parts.push(writeAddress(address.url, place))
        at = address.end
      } else parts.push(cleanName(name, token, parts.at(-1)?.at(-1) ?? '', css[at] ?? '', place))
    }
  }
  return parts.join('')
}

const isName = (token: string): boolean => token.length > 1 || /[\w\u0080-\uffff-]/.test(token)

/** `before` and `after` are the characters around it. */
function cleanName(name: string, token: string, before: string, after: string, { kind }: CssPlace): string {
  if (name.startsWith('@')) return LOADING_RULES.has(name) ? '@x-left-out' : token
  if (after === '(' && LOADING_FUNCTIONS.has(name)) return `x-${name}`
  if (kind === 'shadow' && before === ':' && name === 'host') return after === '(' ? 'scope:is' : 'scope'
  // The root of the drawing is not `html`; what is said of that holds there too, no stronger than it was.
  if (kind === 'sheet' && name === 'html' && after !== '(' && !/[\w.#:=[-]/.test(before))
    return ':is(html,:where(:root))'
  return token
}

/** A string may stand where an address is meant. */
function cleanString(token: string): string {
  const text = unescapeCss(token.slice(1))
  return /^\s*[a-z][\w+.-]*:|\/\//i.test(text) ? '""' : token
}

function readAddress(css: string, at: number): { url: string; end: number } | undefined {
  ADDRESS.lastIndex = at
  const match = ADDRESS.exec(css)
  if (!match) return undefined
  return { url: unescapeCss(match[1] ?? match[2] ?? match[3] ?? ''), end: at + match[0].length }
}

function writeAddress(url: string, { base, pictureOf }: CssPlace): string {
  if (/^#[\w-]+$/.test(url)) return `url(${url})`
  const resolved = resolveUrl(url, base)
  const drawable = resolved ? pictureOf(resolved) : readDrawable(url)
  return drawable ? `url("${drawable}")` : 'none'
}

function unescapeCss(text: string): string {
  if (!text.includes('\\')) return text
  return text.replaceAll(/\\(?:([\da-f]{1,6})(?:\r\n|[ \t\n\r\f])?|\r\n|([^]))/gi, (_, hex?: string, char?: string) => {
    if (hex === undefined) return char === undefined || /[\n\r\f]/.test(char) ? '' : char
    const code = Number.parseInt(hex, 16)
    return code === 0 || code > 0x10_ff_ff ? '\ufffd' : String.fromCodePoint(code)
  })
}
