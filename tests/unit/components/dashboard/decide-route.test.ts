import { expect, test } from 'vitest'

import { decideRoute } from '@/components/dashboard/decide-route'

test.each(['', '#', '#/', '#/sessions', '#/sessions/', '#/sessions?x=1'])('%j is the list', (hash) => {
  expect(decideRoute(hash)).toEqual({ screen: 'sessions' })
})

test('a session has its id in the address, what follows a question mark is for the player', () => {
  expect(decideRoute('#/sessions/a%20b?t=1500')).toEqual({ screen: 'session', sessionId: 'a b' })
})

test('a broken escape is taken as it stands', () => {
  expect(decideRoute('#/sessions/100%')).toEqual({ screen: 'session', sessionId: '100%' })
})

test('the settings have an address', () => {
  expect(decideRoute('#/settings')).toEqual({ screen: 'settings' })
})

test.each(['sites', 'storage', 'appearance', 'about'])('the settings have an address for %s', (part) => {
  expect(decideRoute(`#/settings/${part}`)).toEqual({ screen: 'settings', part })
})

test.each(['#/nowhere', '#/sessions/a/b', '#/settings/x', '#/settings/sites/x'])(
  '%s is unknown and says so',
  (hash) => {
    expect(decideRoute(hash)).toEqual({ screen: 'unknown', path: hash.slice(1) })
  },
)
