import { describe, expect, it } from 'vitest'

import { makeAbsolute, makeCssAbsolute, makeSrcsetAbsolute, storeAttribute } from '@/lib/capture/engine/addresses'

const BASE = 'https://shop.test/plants/list.html?page=2#top'

describe('addresses as seen from anywhere', () => {
  it.each([
    ['fern.webp', 'https://shop.test/plants/fern.webp'],
    ['/fern.webp', 'https://shop.test/fern.webp'],
    ['//cdn.test/fern.webp', 'https://cdn.test/fern.webp'],
    [' ../a b.webp ', 'https://shop.test/a%20b.webp'],
    ['?page=3', 'https://shop.test/plants/list.html?page=3'],
    ['data:image/png;base64,AA', 'data:image/png;base64,AA'],
    ['blob:https://shop.test/1', 'blob:https://shop.test/1'],
    ['', ''],
    ['https://[', 'https://['],
  ])('%j is %j', (address, absolute) => {
    expect(makeAbsolute(address, BASE)).toBe(absolute)
  })

  it.each([
    ['a { background: url(x.png) }', 'a { background: url(https://shop.test/plants/x.png) }'],
    [
      `a { src: url("x y.woff"), url('z') }`,
      `a { src: url("https://shop.test/plants/x%20y.woff"), url('https://shop.test/plants/z') }`,
    ],
    ['a { filter: url(#blur) }', 'a { filter: url(#blur) }'],
    ['a { mask: url("data:image/svg+xml,<svg/>") }', 'a { mask: url("data:image/svg+xml,<svg/>") }'],
    ['a { color: red }', 'a { color: red }'],
    ['a { background: url() }', 'a { background: url() }'],
  ])('in CSS, %s', (css, absolute) => {
    expect(makeCssAbsolute(css, BASE)).toBe(absolute)
  })

  it.each([
    ['a.png 1x, b.png 2x', 'https://shop.test/plants/a.png 1x, https://shop.test/plants/b.png 2x'],
    ['a.png,b.png 2x', 'https://shop.test/plants/a.png,b.png 2x'],
    ['  a.png , /b.png 400w ,', 'https://shop.test/plants/a.png, https://shop.test/b.png 400w'],
    ['data:image/png;base64,A,B 1x', 'data:image/png;base64,A,B 1x'],
    ['', ''],
  ])('of candidates, %j', (srcset, absolute) => {
    expect(makeSrcsetAbsolute(srcset, BASE)).toBe(absolute)
  })

  it('names in a drawing stay names, and places in the page do not', () => {
    const store = (tag: string, name: string, value: string) => storeAttribute(tag, name, value, BASE)
    expect(store('use', 'href', '#icon')).toBe('#icon')
    expect(store('lineargradient', 'xlink:href', '#base')).toBe('#base')
    expect(store('a', 'href', '#below')).toBe('https://shop.test/plants/list.html?page=2#below')
    expect(store('td', 'background', 'x.png')).toBe('https://shop.test/plants/x.png')
    expect(store('object', 'data', 'x.svg')).toBe('https://shop.test/plants/x.svg')
    expect(store('p', 'data', 'x.svg')).toBe('x.svg')
    expect(store('p', 'title', '/x')).toBe('/x')
  })
})
