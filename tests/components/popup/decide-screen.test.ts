import { expect, test } from 'vitest'

import { decideScreen, type PopupFacts } from '@/components/popup/decide-screen'

import { createSession } from '../create-session'

const nothing = { state: 'ready', value: undefined } as const
const facts: PopupFacts = {
  tab: { state: 'open', url: 'https://shop.example.test/', title: 'Shop' },
  live: nothing,
  recent: nothing,
  dismissedIds: [],
  rules: [],
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

const memory = { state: 'ready', value: createSession({ id: 'memory', mode: 'rolling', status: 'recording' }) } as const

test('the rolling memory is no recording', () => {
  expect(decideScreen({ ...facts, live: memory })).toEqual({ screen: 'memory', session: memory.value })
})

test('what was just saved of the memory can be named while the memory goes on', () => {
  expect(decideScreen({ ...facts, live: memory, recent })).toEqual({ screen: 'save', session: recent.value })
  expect(decideScreen({ ...facts, live: memory, recent, dismissedIds: ['recent'] }).screen).toBe('memory')
})

test.each([
  ['rolling', 'no interaction', 'start'],
  ['always', 'no interaction', 'start'],
  ['always', 'stopped', 'save'],
  ['always', 'disk full', 'save'],
  ['manual', 'tab closed', 'save'],
] as const)('a session of mode %s that ended by %s leads to %s', (mode, endReason, screen) => {
  const ended = { state: 'ready', value: createSession({ mode, endReason }) } as const
  expect(decideScreen({ ...facts, recent: ended }).screen).toBe(screen)
})

test('a site that a rule excludes is refused, and says why', () => {
  const rules = [{ pattern: '*.example.test', action: 'never' } as const]
  expect(decideScreen({ ...facts, rules })).toEqual({ screen: 'refused', reason: 'excluded by a rule' })
})
