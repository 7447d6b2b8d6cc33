import { describe, expect, it } from 'vitest'

import { decideRefusal } from '@/lib/recording/decide-recordable'

describe('decideRefusal', () => {
  it.each([
    'https://shop.test/',
    'http://localhost:8080/cart?x=1#y',
    'https://shop.test/guide.pdf',
    'https://shop.test/guide.pdf.html',
    'https://shop.test/view?file=guide.pdf',
    'https://shop.test/#guide.pdf',
    'https://chrome.google.com/intl/en',
    'https://chromewebstore.google.com.evil.test/',
    'https://shop.test/?next=chrome://settings',
  ])('finds nothing against %s', (url) => {
    expect(decideRefusal(url)).toBeNull()
  })

  it.each([
    [undefined, 'no address'],
    ['', 'no address'],
    ['chrome://newtab/', 'browser page'],
    ['about:blank', 'browser page'],
    ['edge://settings', 'browser page'],
    ['devtools://devtools/bundled/x.html', 'browser page'],
    ['view-source:https://shop.test/', 'browser page'],
    ['data:text/html,x', 'browser page'],
    ['javascript:0', 'browser page'],
    ['blob:https://shop.test/1', 'browser page'],
    ['ftp://shop.test/', 'browser page'],
    ['chrome-extension://abc/dashboard.html', 'extension page'],
    ['moz-extension://abc/popup.html', 'extension page'],
    ['https://chromewebstore.google.com/detail/x', 'web store'],
    ['https://chrome.google.com/webstore/detail/x', 'web store'],
    ['file:///home/anna/page.html', 'local file'],
  ])('refuses %s: %s', (url, refusal) => {
    expect(decideRefusal(url)).toBe(refusal)
  })
})
