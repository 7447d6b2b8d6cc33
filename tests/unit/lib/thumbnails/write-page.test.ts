import type { eventWithTime } from '@rrweb/types'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { followUntil } from '@/lib/replay/state/state-at'
import { MAX_NODES } from '@/lib/thumbnails/limits'
import { writePage } from '@/lib/thumbnails/write-page'

import { element, increment, page, snapshotOf, text, type Built } from '../replay/state/page'

const BASE = 'https://shop.test/'
const PICTURE = 'data:image/png;base64,AAAA'

function write(events: readonly eventWithTime[], pictureOf = (_url: string): string | undefined => undefined) {
  return writePage(followUntil(events, 9_000), BASE, pictureOf)?.svg ?? ''
}
/** The body as it is written. */
const bodyOf = (...inBody: Built[]) => /<body>(.*)<\/body>/s.exec(write(page(...inBody)))?.[1] ?? ''

describe('a page is written', () => {
  test('at the size of its window, scrolled as it was', () => {
    const svg = write([...page(text(5, 'a < b & "c"')), increment(3, 2_000, { id: 1, x: 0, y: 120 })])
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="800" height="600" viewBox="0 0 800 600"/)
    expect(svg).toContain('a &lt; b &amp; &quot;c&quot;')
    expect(svg).toContain('top:-120px')
  })

  test('with fields as they are shown', () => {
    const events = [
      ...page(
        element(5, 'input', { type: 'text', value: '*****' }),
        element(6, 'input', { type: 'checkbox' }),
        element(7, 'textarea', {}, text(8, 'before')),
        element(
          9,
          'select',
          {},
          element(10, 'option', { value: 'a', selected: true }),
          element(11, 'option', { value: 'b' }),
        ),
      ),
      increment(5, 2_000, { id: 6, text: 'on', isChecked: true }),
      increment(5, 2_000, { id: 7, text: '****', isChecked: false }),
      increment(5, 2_000, { id: 9, text: 'b', isChecked: false }),
    ]
    const svg = write(events)
    expect(svg).toContain('<input type="text" value="*****"></input>')
    expect(svg).toContain('checked=""')
    expect(svg).toContain('>****</textarea>')
    expect(svg).toContain('<option value="a"></option><option value="b" selected=""></option>')
  })

  test('with a choice that was masked as it is shown, not as the first one', () => {
    const select = element(5, 'select', {}, element(6, 'option', { value: 'a' }))
    expect(write([...page(select), increment(5, 2_000, { id: 5, text: '*****', isChecked: false })])).toContain(
      '<option selected="">*****</option>',
    )
  })

  test('with what masking emptied as boxes of its size, and frames and videos as boxes', () => {
    expect(bodyOf(element(5, 'div', { rr_width: '100px', rr_height: '50px' }))).toBe(
      '<div data-drawn="blocked" style="width:100px;height:50px"></div>',
    )
    expect(bodyOf(element(5, 'iframe', { src: 'https://evil.test/', width: '9' }, text(6, 'inner')))).toBe(
      '<span width="9" data-drawn="box" style="--drawn-width:9px"></span>',
    )
  })

  test('with styles of links, of scripts and of shadow roots, those where they hold', () => {
    const host = element(5, 'x-card', {}, text(6, 'light'))
    host['isShadowHost'] = true
    host.childNodes!.push(
      { ...element(7, 'style', { _cssText: ':host{color:red}' }), isShadow: true },
      { ...element(8, 'p', {}, element(9, 'slot')), isShadow: true },
    )
    const events = [...page(element(10, 'link', { _cssText: 'p{top:0}', media: 'print' }), element(11, 'style'), host)]
    events.push(increment(8, 2_000, { id: 11, adds: [{ rule: 'b{left:0}', index: 0 }] }))
    const svg = write(events)
    expect(svg).toContain('<style media="print">p{top:0}</style>')
    expect(svg).toContain('<style>b{left:0}</style>')
    expect(svg).toContain('<x-card><style>@scope{:scope{color:red}}</style><p><slot>light</slot></p></x-card>')
  })

  test('with pictures that are kept, and blank ones in place of others', () => {
    const events = page(element(5, 'img', { src: '/kept.png' }), element(6, 'img', { src: 'https://evil.test/x.png' }))
    const svg = write(events, (url) => (url === 'https://shop.test/kept.png' ? PICTURE : undefined))
    expect(svg).toContain(`<img src="${PICTURE}"></img><img src="data:image/gif`)
    expect(svg).not.toContain('evil')
  })

  test('not at all when it has too many nodes, or none', () => {
    const many = Array.from({ length: MAX_NODES }, (_, index) => element(10 + index, 'i'))
    expect(write(page(...many))).toBe('')
    expect(write([])).toBe('')
    expect(write(snapshotOf(1, { type: 0, id: 1, childNodes: [] }))).toBe('')
  })

  test('as deep as browsers go, however deep it is', () => {
    let deep: Built = text(9, 'bottom')
    for (let id = 10; id < 10_000; id += 1) deep = element(id, 'b', {}, deep)
    expect(write(page(deep)).match(/<b>/g)?.length).toBeLessThan(600)
  })
})

const TAGS = `
  script iframe object embed meta base link style template noscript frame frameset applet svg use image animate set
  foreignObject foreignobject a form input button img video audio source portal x-card annotation-xml math div p
  SCRIPT Script style> a/onload=1 title textarea plaintext xmp feimage fencedframe
`
  .trim()
  .split(/\s+/)
const NAMES = `
  onload onerror onclick OnLoad href xlink:href src srcset action formaction data poster background style class id
  http-equiv content srcdoc ping manifest data-x aria-label begin attributeName to values xmlns xmlns:x _cssText
  rr_dataURL rr_width "x onload=alert(1) data-drawn width fill filter mask value type is slot
`
  .trim()
  .split(/\s+/)
const VALUES = String.raw`
  javascript:alert(1) JaVaScRiPt:alert(1) https://evil.test/x //evil.test/x data:text/html,<script> </svg> #a x
  url(https://evil.test/x) u\72l(//evil.test) "><script>alert(1)</script> ]]></style><script> evil.svg#a
  0;url=https://evil.test
`
  .trim()
  .split(/\s+/)
  .concat(' javascript:alert(1)', '@import "https://evil.test";', '\u0000\u0001', '\ud800')
const attributes = fc.dictionary(fc.constantFrom(...NAMES), fc.constantFrom<unknown>(...VALUES, true, 7, null), {
  maxKeys: 5,
})
const { hostile } = fc.letrec<{ hostile: Omit<Built, 'id'> }>((tie) => ({
  hostile: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(...VALUES).map((textContent) => ({ type: 3, textContent })),
    fc
      .record({
        tagName: fc.constantFrom(...TAGS),
        attributes,
        isSVG: fc.boolean(),
        childNodes: fc.array(tie('hostile'), { maxLength: 4 }),
      })
      .map((node) => ({ type: 2, ...node })),
  ),
}))

function number(node: Omit<Built, 'id'>, next: { id: number }): Built {
  const id = next.id++
  const childNodes = node.childNodes as Built[] | undefined
  return { ...(node as Built), id, ...(childNodes && { childNodes: childNodes.map((child) => number(child, next)) }) }
}

const FORBIDDEN_TAG =
  /^<\/?(?:script|iframe|object|embed|applet|frame|frameset|meta|base|link|template|portal|video|audio|animate|set|math|feimage)\b/i
const FORBIDDEN_NAME = /^on|^(?:action|formaction|srcset|srcdoc|http-equiv|poster|ping|is|content|data|background)$/i

function isHarmless(name: string, value: string): boolean {
  if (!/^[a-z][\w-]*$/i.test(name) || FORBIDDEN_NAME.test(name)) return false
  if (name === 'xmlns') return /^http:\/\/www\.w3\.org\/(?:2000\/svg|1999\/xhtml)$/.test(value)
  if (name === 'src' || name === 'href') return /^(?:data:image\/|#)/.test(value)
  // In a style a word with a colon is a declaration that nobody knows.
  if (name === 'style') return !/\/\/|url\((?!#|&quot;data:image)/i.test(value)
  return !/javascript:|\/\/|text\/html/i.test(value)
}

test('whatever a page holds, nothing is written that runs, leads somewhere or is asked for', () => {
  fc.assert(
    fc.property(fc.array(hostile, { maxLength: 6 }), (nodes) => {
      const next = { id: 5 }
      const svg = write(page(...nodes.map((node) => number(node, next))))
      // What is text may say anything: only tags and their attributes are looked at.
      const tags = [...svg.matchAll(/<[^>]*>/g)].map(([tag]) => tag)
      expect(tags.filter((tag) => FORBIDDEN_TAG.test(tag))).toEqual([])
      const written = tags.flatMap((tag) => [...tag.matchAll(/ ([^\s="]+)="([^"]*)"/g)])
      expect(written.filter(([, name = '', value = '']) => !isHarmless(name, value))).toEqual([])
      expect(svg.isWellFormed() && !/[^\P{Cc}\n\t]/u.test(svg)).toBe(true)
    }),
    { numRuns: 1_500 },
  )
})
