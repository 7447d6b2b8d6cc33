import { expect, test } from 'vitest'

import { decideRoute, type SessionPlace } from '@/components/dashboard/decide-route'
import { writeSessionAddress } from '@/components/player/write-session-address'
import { ALL_SESSIONS } from '@/lib/model/query'

test.each(['', '#', '#/', '#/home', '#/home/'])('%j is Home', (hash) => {
  expect(decideRoute(hash)).toEqual({ screen: 'home' })
})

test.each(['#/sessions', '#/sessions/', '#/sessions?range=7d&q=a/b?c'])('%j is the list', (hash) => {
  expect(decideRoute(hash)).toEqual({ screen: 'sessions' })
})

test('a session has its id in the address, and where to begin', () => {
  expect(decideRoute('#/sessions/a%20b')).toEqual({ screen: 'session', sessionId: 'a b' })
  expect(decideRoute('#/sessions/a?t=12.5')).toEqual({ screen: 'session', sessionId: 'a', startSec: 12.5 })
})

test('a session may be opened at a line of it, and with what the list was asked', () => {
  const error = { kind: 'event' as const, event: { kind: 'error', where: [] }, atLeast: 1 }
  const asked = { ...ALL_SESSIONS, text: 'a&b=c', filter: { join: 'and' as const, parts: [error] } }
  const places: SessionPlace[] = [
    { line: 'event 12' },
    { line: 'note n-1' },
    { asked },
    { startSec: 2.5, line: 'x', asked },
  ]
  for (const place of places) {
    const hash = writeSessionAddress({ sessionId: 'a b', ...place })
    expect(decideRoute(hash)).toEqual({ screen: 'session', sessionId: 'a b', ...place })
  }
})

test.each(['q=f%3D%7B', 'q=range%3D7d', 'q=', 'event=x', 'event=', 'line='])(
  'what says nothing is left out: %j',
  (search) => {
    expect(decideRoute(`#/sessions/a?${search}`)).toEqual({ screen: 'session', sessionId: 'a' })
  },
)

test.each(['t=', 't=x', 't=-1', 't=Infinity', 'x=1', ''])('a beginning that is none is left out: %j', (search) => {
  expect(decideRoute(`#/sessions/a?${search}`)).toEqual({ screen: 'session', sessionId: 'a' })
})

test('people, cohorts and studies have addresses, whatever they are called', () => {
  expect(decideRoute('#/people')).toEqual({ screen: 'people' })
  expect(decideRoute('#/people/a%2Fb%3Fc')).toEqual({ screen: 'person', personId: 'a/b?c' })
  expect(decideRoute('#/cohorts')).toEqual({ screen: 'cohorts' })
  expect(decideRoute('#/studies')).toEqual({ screen: 'studies' })
  expect(decideRoute('#/studies/Spring%202026')).toEqual({ screen: 'study', name: 'Spring 2026' })
})

test('a broken escape is taken as it stands', () => {
  expect(decideRoute('#/sessions/100%')).toEqual({ screen: 'session', sessionId: '100%' })
})

test('the settings have an address', () => {
  expect(decideRoute('#/settings')).toEqual({ screen: 'settings' })
})

test.each(['sites', 'masking', 'storage', 'appearance', 'about'])('the settings have an address for %s', (part) => {
  expect(decideRoute(`#/settings/${part}`)).toEqual({ screen: 'settings', part })
})

test.each(['#/nowhere', '#/sessions/a/b', '#/settings/x', '#/settings/sites/x', '#/cohorts/x', '#/home/x'])(
  '%s is unknown and says so',
  (hash) => {
    expect(decideRoute(hash)).toEqual({ screen: 'unknown', path: hash.slice(1) })
  },
)
