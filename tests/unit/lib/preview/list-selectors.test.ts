import { parseHTML } from 'linkedom'
import { beforeAll, describe, expect, it, vi } from 'vitest'

import { listSelectors } from '@/lib/preview/list-selectors'

/** What the browser has and this document lacks; its class names here need no escape. */
beforeAll(() => {
  vi.stubGlobal('CSS', { escape: (text: string) => text })
  vi.stubGlobal('Node', { ELEMENT_NODE: 1, DOCUMENT_NODE: 9 })
})

function list(body: string, at = '[data-at]') {
  const { document } = parseHTML(`<!doctype html><html><body>${body}</body></html>`)
  const element = document.querySelector(at)!
  element.removeAttribute('data-at')
  return listSelectors(element, (selector) => document.querySelectorAll(selector).length)
}

describe('ways to name an element', () => {
  it('are its test attribute, its id, its name and the class on the fewest elements', () => {
    const found = list(
      '<p class="row"></p><p class="row"></p>' +
        '<input data-at data-testid="total" id="total-price" name="total" class="row total">',
    )
    expect(found.map(({ selector }) => selector).slice(0, 4)).toEqual([
      '[data-testid="total"]',
      '#total-price',
      'input[name="total"]',
      '.total',
    ])
  })

  it('leave out what another build or visit would name otherwise', () => {
    const found = list('<p data-at id=":r3:" class="css-1x2y3z sc-abc price"></p>')
    expect(found.some(({ selector }) => selector === '.price')).toBe(true)
    expect(found.filter(({ selector }) => /css-|sc-|:r3/.test(selector))).toEqual([])
  })

  it('hold quotes', () => {
    expect(list(String.raw`<p data-at data-test='a"b\c'></p>`)[0]).toEqual({
      label: 'Its test attribute',
      selector: String.raw`[data-test="a\"b\\c"]`,
    })
  })

  it('have one for an element that has nothing of its own, and it alone', () => {
    const found = list('<div><p></p><p data-at></p></div><p></p>')
    expect(found.map(({ label }) => label)).toEqual(['This element only'])
    const { document } = parseHTML('<!doctype html><html><body><div><p></p><p></p></div><p></p></body></html>')
    expect(document.querySelectorAll(found[0]!.selector).length).toBe(1)
  })

  it('are each said once', () => {
    const found = list('<p data-at id="lead"></p>')
    expect(new Set(found.map(({ selector }) => selector)).size).toBe(found.length)
  })
})
