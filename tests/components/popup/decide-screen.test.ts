import { expect, test } from 'vitest'

import { decideScreen, type PopupFacts } from '@/components/popup/decide-screen'

import { createSession } from '../create-session'

const nothing = { state: 'ready', value: undefined } as const
const facts: PopupFacts = {
  tab: { state: 'open', url: 'https://shop.example.test/', title: 'Shop' },
  live: nothing,
  recent: nothing,
  dismissedIds: [],
}
const live = { state: 'ready', value: createSession({ id: 'live', status: 'recording' }) } as const
const recent = { state: 'ready', value: createSession({ id: 'recent' }) } as const

test('a website that is not recorded can be started', () => {
  expect(decideScreen(facts)).toEqual({ screen: 'start' })
})

test('what goes on comes first, wherever the tab is now', () => {
  const tab = { state: 'open', url: 'chrome://settings', title: '' } as const
  expect(decideScreen({ ...facts, tab, live, recent })).toEqual({ screen: 'recording', session: live.value })
})

test('a session just stopped can be named, even when its tab is gone', () => {
  expect(decideScreen({ ...facts, tab: { state: 'gone' }, recent })).toEqual({ screen: 'save', session: recent.value })
})

test('a save form that was put away stays away', () => {
  expect(decideScreen({ ...facts, recent, dismissedIds: ['recent'] })).toEqual({ screen: 'start' })
})

test.each([
  ['chrome://newtab', 'browser page'],
  ['https://chromewebstore.google.com/detail/x', 'web store'],
  ['https://example.test/paper.pdf', 'pdf viewer'],
  [undefined, 'no address'],
])('%s is refused at once: %s', (url, reason) => {
  expect(decideScreen({ ...facts, tab: { state: 'open', url, title: '' } })).toEqual({ screen: 'refused', reason })
})

test('a tab that is closed is refused', () => {
  expect(decideScreen({ ...facts, tab: { state: 'gone' } })).toEqual({ screen: 'refused', reason: 'tab is gone' })
})

test('nothing is shown before it is known', () => {
  const loading = { state: 'loading' } as const
  const screens = [{ live: loading }, { recent: loading }, { tab: loading }].map(
    (part) => decideScreen({ ...facts, ...part }).screen,
  )
  expect(screens).toEqual(['loading', 'loading', 'loading'])
})

test('a store that cannot be read is said', () => {
  expect(decideScreen({ ...facts, live: { state: 'failed', error: null } })).toEqual({ screen: 'unreadable' })
})
