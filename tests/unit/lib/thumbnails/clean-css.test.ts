import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { cleanCss, type CssPlace } from '@/lib/thumbnails/clean-css'

const PICTURE = 'data:image/png;base64,AAAA'
const place = (kind: CssPlace['kind'] = 'sheet'): CssPlace => ({
  base: 'https://shop.test/shop/',
  pictureOf: (url) => (url === 'https://shop.test/shop/kept.png' ? PICTURE : undefined),
  kind,
})
const clean = (css: string, kind?: CssPlace['kind']) => cleanCss(css, place(kind))

describe('of addresses', () => {
  test.each(['url(kept.png)', 'url("kept.png")', "url( 'kept.png#a' )", 'UR\\4c (kept.png)', 'url(k\\65pt.png)'])(
    'a picture that is kept stands in: %s',
    (css) => expect(clean(`a{background:${css}}`)).toBe(`a{background:url("${PICTURE}")}`),
  )

  test.each([
    ['url(https://evil.test/x)', 'none'],
    ['url(//evil.test/x)', 'none'],
    ['url(javascript:alert)', 'none'],
    ['url(javascript:alert(1))', 'x-url(javascript:alert(1))'],
    ['url("data:text/html,<script>")', 'none'],
    ['u\\72l(https://evil.test/x)', 'none'],
    ['image-set("https://evil.test/x" 1x)', 'x-image-set("" 1x)'],
    ['-webkit-image-set(url(x) 1x)', 'x--webkit-image-set(none 1x)'],
    ['src("https\\3a //evil.test/x")', 'x-src("")'],
    ['url("https://evil.test/x" foo)', 'x-url("" foo)'],
    ['url(#grow)', 'url(#grow)'],
    ['url(data:image/png;base64,BBBB)', 'url("data:image/png;base64,BBBB")'],
  ])('%s becomes %s', (css, expected) => expect(clean(css)).toBe(expected))

  test.each(['@import "https://evil.test/a.css";', '@im\\70ort url(//evil.test);', '@font-face{src:url(//evil.test)}'])(
    'nothing is loaded by %s',
    (css) => expect(clean(css)).toMatch(/^@x-left-out/),
  )

  test('a comment keeps apart what it stands between', () => {
    expect(clean('u/* */rl(https://evil.test/x)')).toBe('u/**/rl(https:/evil.test/x)')
  })
})

test('what is said of the root of the page holds for the root of the drawing, no stronger than it was', () => {
  expect(clean('html,.html>html{font-size:10px}')).toBe(
    ':is(html,:where(:root)),.html>:is(html,:where(:root)){font-size:10px}',
  )
  expect(clean('grid-area:html', 'style')).toBe('grid-area:html')
})

test('a host is what its styles stand in', () => {
  expect(clean(':host{a:b}:host(.x) p{c:d}', 'shadow')).toBe(':scope{a:b}:scope:is(.x) p{c:d}')
})

test('other styles stay as they are', () => {
  const css =
    '@media (width>9px){.md\\:flex>a[title="x"]:not(.b\\/2)::after{content:"\\201c";margin:-1px calc(1em + 2px)}}'
  expect(clean(css)).toBe(css)
})

const scrap = fc.constantFrom(
  ...`url( u\\72l( URL(" image-set( src( @import @\\69mport" https://evil.test/x https\\: //evil.test ' " ) ( { } ; /* */
  / * \\ a : , \\2f\\2f`.split(/\s+/),
  ' ',
  '\n',
)

test('whatever is joined to what, no address of another place is left where one is loaded', () => {
  fc.assert(
    fc.property(fc.array(scrap, { maxLength: 30 }), (scraps) => {
      const css = clean(scraps.join(''))
      // Escapes and strings as one letter each, whichever comes first.
      const token = /\\(?:[\da-f]{1,6}\s?|[^\n])|(["'])(?:\\[^]|(?!\1)[^\\\n])*(?:\1|\\?$|(?=\n))/gi
      const read = (hasStrings: boolean) =>
        css.replaceAll(token, (found) => (found.startsWith('\\') ? 'x' : hasStrings ? found : ' '))
      expect(read(false)).not.toMatch(/(?<![\w-])(?:url|src|image-set)\(|@import(?![\w-])/i)
      expect(read(true).replaceAll('/**/', ' ')).not.toMatch(/\/\//)
      expect(clean(css)).toBe(css)
    }),
    { numRuns: 3_000 },
  )
})
