import { expect, test } from 'vitest'

import {
  ALL_SITES,
  decideMissingOrigins,
  decideOrigins,
  describeOrigin,
  readHost,
} from '@/components/popup/decide-origins'

test('a site is its host in both schemes, without port, path or query', () => {
  expect(decideOrigins('site', 'https://shop.example.test:8443/cart?id=1#x')).toEqual([
    'http://shop.example.test/*',
    'https://shop.example.test/*',
  ])
})

test('all sites are all sites', () => {
  expect(decideOrigins('all', 'https://shop.example.test/')).toBe(ALL_SITES)
})

test('where no host is known all sites are asked for', () => {
  expect(decideOrigins('site', undefined)).toBe(ALL_SITES)
  expect(decideOrigins('site', 'about:blank')).toBe(ALL_SITES)
})

test('only websites have a host', () => {
  expect(['http://[::1]:80/', 'chrome://settings', 'no address', undefined].map(readHost)).toEqual([
    '[::1]',
    undefined,
    undefined,
    undefined,
  ])
})

test('what is missing is each site once', () => {
  const blocked = ['https://shop.example.test/*', 'https://pay.example.test/*']
  expect(decideMissingOrigins(blocked, 'https://shop.example.test/', false)).toEqual([
    'https://shop.example.test/*',
    'https://pay.example.test/*',
    'http://shop.example.test/*',
  ])
  expect(decideMissingOrigins([], undefined, false)).toEqual(ALL_SITES)
  expect(decideMissingOrigins([], 'https://shop.example.test/', true)).toEqual([])
})

test('a pattern is named by its host', () => {
  expect(describeOrigin('https://login.example.test:8443/*')).toBe('login.example.test:8443')
})
