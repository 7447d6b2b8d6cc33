import type { eventWithTime } from '@rrweb/types'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { collectAssetUrls, mapAssetUrls } from '@/lib/assets/map-asset-urls'

import { buildAdd, buildDocument, buildElement, buildIncrement, buildMeta } from '../../../fixtures/rrweb-events'
import { buildMutation, buildPageView, buildSnapshot, buildText, T0, type Node } from '../../../fixtures/rrweb-events'

const BASE = 'https://shop.test/shoes/list?page=2'
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='

const show = (...nodes: Node[]) => [buildMeta(), buildSnapshot(T0, buildDocument(...nodes))]
const collect = (events: readonly eventWithTime[]) => collectAssetUrls(events, BASE)
const keep = (url: string) => `kept:${url}`

/** With what capture notes. */
type Change = { id: number; attributes: Record<string, string>; tag: string }

/** Every place in which events can name an asset, as a builder from the address there. */
const PLACES: Record<string, (url: string) => eventWithTime[]> = {
  'a picture': (url) => show(buildElement(2, 'img', { src: url })),
  'a picture that came later': (url) => [buildMutation(T0, { adds: [buildAdd(buildElement(2, 'img', { src: url }))] })],
  'a picture that became another': (url) => [buildMutation(T0, { attributes: [{ id: 2, attributes: { src: url } }] })],
  'a picture deep in a page': (url) =>
    show(
      buildElement(
        2,
        'html',
        {},
        buildElement(3, 'body', {}, buildElement(4, 'p', {}, buildElement(5, 'img', { src: url }))),
      ),
    ),
  'a button': (url) => show(buildElement(2, 'input', { type: 'image', src: url })),
  'a poster': (url) => show(buildElement(2, 'video', { poster: url })),
  'a poster that changed': (url) => [buildMutation(T0, { attributes: [{ id: 2, attributes: { poster: url } }] })],
  'a drawing': (url) => show(buildElement(2, 'image', { href: url })),
  'an old drawing': (url) => show(buildElement(2, 'image', { 'xlink:href': url })),
  'a drawing that became another': (url) => [
    buildMutation(T0, { attributes: [{ id: 2, attributes: { href: url }, tag: 'image' } as Change] }),
  ],
  'a style attribute': (url) => show(buildElement(2, 'p', { style: `color:red;background:url(${url})` })),
  'a style attribute in quotes': (url) => show(buildElement(2, 'p', { style: `background:url( "${url}" )` })),
  'a style attribute in single quotes': (url) => show(buildElement(2, 'p', { style: `background:url('${url}')` })),
  'a stylesheet': (url) => show(buildElement(2, 'link', { rel: 'stylesheet', _cssText: `a{background:url(${url})}` })),
  'a style element': (url) => show(buildElement(2, 'style', {}, buildText(3, `@font-face{src:url(${url})}`))),
  'a style element that came later': (url) => [
    buildMutation(T0, { adds: [buildAdd(buildElement(2, 'style', {}, buildText(3, `a{background:url(${url})}`)))] }),
  ],
  'a style attribute that changed': (url) => [
    buildMutation(T0, { attributes: [{ id: 2, attributes: { style: `background:url(${url})` } }] }),
  ],
  'a changed property of a style attribute': (url) => [
    buildMutation(T0, { attributes: [{ id: 2, attributes: { style: { background: `url(${url})` } } }] }),
  ],
  'a changed property with its priority': (url) => [
    buildMutation(T0, { attributes: [{ id: 2, attributes: { style: { background: [`url(${url})`, 'important'] } } }] }),
  ],
  'a rule': (url) => [buildIncrement(8, T0, { adds: [{ rule: `a{background:url(${url})}`, index: 0 }] })],
  'a replaced sheet': (url) => [buildIncrement(8, T0, { replaceSync: `a{background:url(${url})}` })],
  'a property': (url) => [buildIncrement(13, T0, { set: { property: 'background', value: `url(${url})` } })],
  'an adopted sheet': (url) => [
    buildIncrement(15, T0, { styles: [{ styleId: 1, rules: [{ rule: `a{background:url(${url})}` }] }] }),
  ],
}

describe.each(Object.entries(PLACES))('an asset of %s', (_name, build) => {
  it('is found, absolute and without its fragment', () => {
    expect(collect(build('https://cdn.test/a.png'))).toEqual(['https://cdn.test/a.png'])
    expect(collect(build('b.png#top'))).toEqual(['https://shop.test/shoes/b.png'])
    expect(collect(build('/c.png?x=1'))).toEqual(['https://shop.test/c.png?x=1'])
  })

  it('is put in the place of the other, and nothing else is touched', () => {
    const events = build('https://cdn.test/a.png')
    const text = JSON.stringify(mapAssetUrls(events, BASE, keep))
    expect(text).toContain('kept:https://cdn.test/a.png')
    const back = (url: string) => (url.startsWith('https://kept.test') ? 'https://cdn.test/a.png' : undefined)
    const away = mapAssetUrls(events, BASE, () => 'https://kept.test/')
    expect(collect(mapAssetUrls(away, BASE, back))).toEqual(['https://cdn.test/a.png'])
  })

  it('is left alone when it is none, or when nothing is kept for it', () => {
    for (const url of [
      '',
      PIXEL,
      'blob:https://shop.test/1',
      '#gradient',
      'javascript:alert(1)',
      'about:blank',
      'chrome://x/',
    ]) {
      const events = build(url)
      expect(collect(events)).toEqual([])
      expect(mapAssetUrls(events, BASE, keep)).toEqual(events)
    }
    const events = build('https://cdn.test/a.png')
    expect(mapAssetUrls(events, BASE, () => undefined)).toEqual(events)
  })

  it('is not changed where it came from', () => {
    const events = build('https://cdn.test/a.png')
    const before = structuredClone(events)
    mapAssetUrls(events, BASE, keep)
    expect(events).toEqual(before)
  })
})

describe('assets', () => {
  it('are found once each, however often they are shown', () => {
    const all = Object.values(PLACES).flatMap((build) => [...build('https://cdn.test/a.png'), ...build('/b.png')])
    expect(collect([...all, ...all]).toSorted()).toEqual(['https://cdn.test/a.png', 'https://shop.test/b.png'])
  })

  it('are all found in a style that names several', () => {
    const css = `a{background:url(/1.png),url("/2.png")}@font-face{src:url('/3.woff2') format("woff2"),url(${PIXEL})}`
    const expected = [1, 2].map((n) => `https://shop.test/${n}.png`)
    expect(collect(show(buildElement(2, 'style', {}, buildText(3, css))))).toEqual([
      ...expected,
      'https://shop.test/3.woff2',
    ])
  })

  it('are no elements of the document, which a style means by their id and rrweb by an address', () => {
    const css = (address: string) => `a{filter:url("${address}#blur")}`
    const read = (address: string) => {
      const events = show(buildElement(2, 'style', {}, buildText(3, css(address))))
      return { found: collect(events), shown: JSON.stringify(mapAssetUrls(events, BASE, keep)) }
    }
    for (const address of ['', BASE, 'https://shop.test/another/route', 'https://cdn.test/all.css']) {
      expect(read(address)).toEqual({
        found: [],
        shown: JSON.stringify(show(buildElement(2, 'style', {}, buildText(3, css(''))))),
      })
    }
    expect(read('https://shop.test/icons.svg').found).toEqual(['https://shop.test/icons.svg'])
    expect(read('https://cdn.test/font.eot?').found).toEqual(['https://cdn.test/font.eot?'])
    expect(read('https://other.test/drawing').found).toEqual(['https://other.test/drawing'])
  })

  it('win over other candidates of a picture, which stay where nothing is kept', () => {
    const events = show(buildElement(2, 'img', { src: '/a.png', srcset: '/b.png 2x', alt: 'A' }))
    const text = (map: (url: string) => string | undefined) => JSON.stringify(mapAssetUrls(events, BASE, map))
    expect(text(keep)).not.toContain('srcset')
    expect(text(() => undefined)).toContain('/b.png 2x')
  })

  it('are no addresses that a page only links to, runs or frames', () => {
    const nodes = [
      buildElement(2, 'a', { href: '/a' }),
      buildElement(3, 'script', { src: '/s.js' }),
      buildElement(4, 'iframe', { src: '/f', rr_src: '/f' }),
      buildElement(5, 'form', { action: '/go' }),
      buildElement(6, 'p', {}, buildText(7, 'url(/text.png)')),
    ]
    const href = buildMutation(T0, { attributes: [{ id: 2, attributes: { href: '/b' } }] })
    expect(collect([...show(...nodes), buildPageView(), href])).toEqual([])
  })

  it('are looked for in elements that another recorder left without attributes', () => {
    const style = buildElement(2, 'style', {}, buildText(3, 'a{background:url(a.png)}'))
    Reflect.deleteProperty(style, 'attributes')
    expect(collect(show(style))).toEqual(['https://shop.test/shoes/a.png'])
  })

  it('change nothing when each is put in its own place', () => {
    const name = fc.stringMatching(/^[a-z0-9]{1,8}\.png$/)
    const place = fc.constantFrom(...Object.values(PLACES))
    fc.assert(
      fc.property(fc.array(fc.tuple(place, name)), (parts) => {
        const events = parts.flatMap(([build, file]) => build(`https://cdn.test/${file}`))
        const once = mapAssetUrls(events, BASE, (url) => url)
        // Only quotes are put around what had none.
        expect(mapAssetUrls(once, BASE, (url) => url)).toEqual(once)
        const unquote = (all: unknown) =>
          JSON.stringify(all).replace(/url\(\s*(?:\\"|')?(.*?)(?:\\"|')?\s*\)/g, 'url($1)')
        expect(unquote(once)).toBe(unquote(events))
        expect(collect(events).toSorted()).toEqual(
          [...new Set(parts.map(([, file]) => `https://cdn.test/${file}`))].toSorted(),
        )
      }),
    )
  })
})
