import { expect, test } from 'vitest'

import type { SessionEvent } from '@/lib/model/event'
import { decidePlace } from '@/lib/replay/place'

const pages = [
  { id: 'home', title: 'Shop', url: 'https://shop.test/' },
  { id: 'app', title: 'App', url: 'https://shop.test/app' },
]
const window = {
  id: 'w',
  from: 100,
  to: 900,
  blocks: [],
  pageChanges: [
    { pageId: 'home', at: 100 },
    { pageId: 'app', at: 500 },
  ],
}
const nothing = { sessionId: 's', windowId: 'w', role: '', selector: '', nodeId: 0 }
const events: SessionEvent[] = [
  { ...nothing, pageId: 'app', at: 500, kind: 'page view', label: 'App', url: 'https://shop.test/app' },
  { ...nothing, pageId: 'app', at: 600, kind: 'click', label: 'Orders', url: 'https://shop.test/app' },
  { ...nothing, pageId: 'app', at: 610, kind: 'page view', label: 'Orders', url: 'https://shop.test/app#orders' },
]

const urlAt = (at: number) => decidePlace({ pages, events }, window, at)?.url

test('the place is the page that is shown, with the URL of its last route', () => {
  expect([100, 499, 500, 609, 610].map(urlAt)).toEqual([
    'https://shop.test/',
    'https://shop.test/',
    'https://shop.test/app',
    'https://shop.test/app',
    'https://shop.test/app#orders',
  ])
})

test('before the first page it is that page, because it is what is shown', () => {
  expect(urlAt(0)).toBe('https://shop.test/')
})

test('without a window there is no place', () => {
  expect(decidePlace({ pages, events }, undefined, 500)).toBeUndefined()
})
