import { expect, test } from 'vitest'

import { describeBrowser } from '@/lib/recording/read-device'

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'

test('a browser is called by its brand, without those it lists for others', () => {
  const brands = [
    { brand: 'Not_A Brand', version: '24' },
    { brand: 'Chromium', version: '156' },
    { brand: 'Google Chrome', version: '156' },
  ]
  const words = { userAgent: CHROME, language: 'de-AT', userAgentData: { brands, platform: 'Linux' } }
  expect(describeBrowser(words)).toEqual({ browser: 'Chrome 156', os: 'Linux', language: 'de-AT' })
  const plain = { ...words, userAgentData: { brands: brands.slice(0, 2), platform: '' } }
  expect(describeBrowser(plain)).toEqual({ browser: 'Chromium 156', os: 'Linux', language: 'de-AT' })
})

test.each([
  [CHROME, 'Chrome 156', 'Linux'],
  [`${CHROME} Edg/155.0.0.0`, 'Edge 155', 'Linux'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox 153', 'Windows'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15',
    'Safari 26',
    'macOS',
  ],
  ['something else', '', ''],
])('without brands it is called by its user agent: %s', (userAgent, browser, os) => {
  expect(describeBrowser({ userAgent, language: 'en' })).toEqual({ browser, os, language: 'en' })
})
