import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { ALL_SESSIONS, SORTS, type ListQuery } from '@/lib/model/query'
import type { SessionEvent } from '@/lib/model/event'
import { buildOutline } from '@/lib/search/build-outline'
import { createLibrary, type OpenLibrary } from '@/lib/search/library'
import { listPeople, listSessionsOf } from '@/lib/search/list-people'
import { listSessions } from '@/lib/search/list-sessions'
import { locateMatch } from '@/lib/search/locate-match'
import { countParts } from '@/lib/search/read-activity'
import { suggestValues } from '@/lib/search/suggest-values'
import { summariseDays } from '@/lib/search/summarise-days'
import { splitWords } from '@/lib/search/split-words'

import { buildSession } from '../../../fixtures/rows'
import { T0 } from '../../../fixtures/rrweb-events'
import { isGivenBy } from './naive-search'
import { library as randomLibrary } from './random-library'

const NOW = T0 + 24 * 3_600_000

function fill({ given, world }: Parameters<Parameters<typeof randomLibrary.map>[0]>[0]): OpenLibrary {
  const library = createLibrary()
  library.setPeople(world.people)
  for (const { session, events, notes } of given) {
    library.putSession(session)
    library.putEvents(session.id, buildOutline(events))
    library.putNotes(session.id, notes)
  }
  return library
}

describe('a list', () => {
  it('is in order of its column both ways, and its numbers are counted from it', () => {
    fc.assert(
      fc.property(randomLibrary, fc.constantFrom(...SORTS), (random, column) => {
        const library = fill(random)
        const ask = (isDescending: boolean) =>
          listSessions({ ...ALL_SESSIONS, sort: { column, isDescending } }, library, NOW)
        const [down, up] = [ask(true), ask(false)]
        expect(new Set(down.ids)).toEqual(new Set(random.given.map(({ session }) => session.id)))
        expect(up.ids.toSorted()).toEqual(down.ids.toSorted())
        expect(down.allCount).toBe(random.given.length)
        expect(down.bytes).toBe(random.given.reduce((sum, { session }) => sum + session.bytes, 0))
      }),
    )
  })

  it('by its start turned round is the other way round', () => {
    fc.assert(
      fc.property(randomLibrary, (random) => {
        const library = fill(random)
        const ask = (isDescending: boolean) =>
          listSessions({ ...ALL_SESSIONS, sort: { column: 'started', isDescending } }, library, NOW)
        expect(ask(false).ids).toEqual(ask(true).ids.toReversed())
      }),
    )
  })

  it('by its largest first puts the largest first, and what is equal newest first', () => {
    const library = createLibrary()
    for (const [id, errorCount, startedAt] of [
      ['a', 1, 1],
      ['b', 3, 2],
      ['c', 1, 3],
    ] as const)
      library.putSession(buildSession({ id, errorCount, startedAt }))
    const query: ListQuery = { ...ALL_SESSIONS, sort: { column: 'errors', isDescending: true } }
    expect(listSessions(query, library, NOW).ids).toEqual(['b', 'c', 'a'])
  })

  it('of a text finds titles, notes, viewed pages and clicked labels, every word of it, phrases in quotes', () => {
    expect(splitWords('  Zoë "plant  wilts" cart')).toEqual(['zoë', 'plant  wilts', 'cart'])
    fc.assert(
      fc.property(randomLibrary, fc.constantFrom('cart', 'plant wilts', 'SHOP.test broken', 'zoë'), (random, text) => {
        const wanted = random.given.filter((one) => isGivenBy({ kind: 'text', text }, one, random.world))
        const { ids } = listSessions({ ...ALL_SESSIONS, text }, fill(random), NOW)
        expect(ids.toSorted()).toEqual(wanted.map(({ session }) => session.id).toSorted())
      }),
    )
  })

  it('of dates has the sessions that began in them', () => {
    const library = createLibrary()
    for (const days of [0, 6, 8]) {
      library.putSession(buildSession({ id: String(days), startedAt: NOW - days * 86_400_000 }))
    }
    const { ids, allCount } = listSessions({ ...ALL_SESSIONS, range: { kind: 'last', days: 7 } }, library, NOW)
    expect({ ids, allCount }).toEqual({ ids: ['0', '6'], allCount: 3 })
  })
})

describe('the days of a list', () => {
  it('add up to it', () => {
    fc.assert(
      fc.property(randomLibrary, (random) => {
        const library = fill(random)
        const days = summariseDays(ALL_SESSIONS, library, NOW)
        const sum = (read: (day: (typeof days)[number]) => number) => days.reduce((total, day) => total + read(day), 0)
        expect(sum((day) => day.sessionCount)).toBe(listSessions(ALL_SESSIONS, library, NOW).ids.length)
        expect(sum((day) => day.frustrationCount)).toBe(
          random.given.reduce((total, { session }) => total + session.signalCounts['rage click'], 0),
        )
      }),
    )
  })
})

describe('people', () => {
  it('have as many sessions as their list has, those of whom was merged into them too', () => {
    fc.assert(
      fc.property(randomLibrary, (random) => {
        const library = fill(random)
        const people = listPeople(library, NOW)
        for (const person of people) {
          expect(listSessionsOf(person.id, library)).toHaveLength(person.sessionCount)
        }
        const named = random.given.filter(({ session }) => session.person !== '')
        expect(people.reduce((sum, person) => sum + person.sessionCount, 0)).toBe(named.length)
        expect(people.find((person) => person.id === 'bob')).toMatchObject({
          ids: ['bob', 'old-bob'],
          properties: { city: 'Ulm', plan: 'free' },
        })
      }),
    )
  })

  it('merged in a circle are each themselves', () => {
    const library = createLibrary()
    library.setPeople([
      { id: 'a', name: '', properties: {}, mergedInto: 'b' },
      { id: 'b', name: '', properties: {}, mergedInto: 'a' },
    ])
    expect(['a', 'b'].map((id) => library.people.of(id).id).toSorted()).toEqual(['a', 'b'])
  })
})

const event = (at: number, kind: SessionEvent['kind'], label: string, more: Partial<SessionEvent> = {}) => ({
  sessionId: 'session-1',
  windowId: 'w',
  pageId: 'p',
  at,
  kind,
  label,
  url: 'https://shop.test/cart',
  role: '',
  selector: '',
  nodeId: 0,
  ...more,
})

describe('a session of a list', () => {
  const library = createLibrary()
  library.putSession(buildSession())
  library.putEvents(
    'session-1',
    buildOutline([
      event(10, 'page view', 'Cart'),
      event(20, 'click', 'Pay'),
      event(30, 'error', 'boom'),
      event(40, 'click', 'Pay'),
      event(50, 'custom', 'Order Completed', { properties: { plan: 'pro', amount: 3 } }),
    ]),
  )
  const locate = (parts: ListQuery['filter']['parts'], text = '') =>
    locateMatch('session-1', { ...ALL_SESSIONS, text, filter: { join: 'and', parts } }, library)
  const click = { kind: 'click', where: [] }

  it('opens at the first event that is asked for, of a sequence at its last', () => {
    expect(locate([{ kind: 'event', event: click, atLeast: 1 }])).toBe(20)
    expect(locate([{ kind: 'sequence', events: [{ kind: 'error', where: [] }, click] }])).toBe(40)
    expect(locate([{ kind: 'page', test: { is: 'contains', value: 'cart' } }])).toBe(10)
    expect(locate([], 'pay')).toBe(20)
  })

  it('opens at its start when it is there for no event, or for one that did not happen', () => {
    expect(locate([{ kind: 'session', field: 'events', test: { is: 'at least', value: 1 } }])).toBeUndefined()
    expect(locate([{ kind: 'event', isNot: true, event: click, atLeast: 1 }])).toBeUndefined()
    expect(locateMatch('gone', ALL_SESSIONS, library)).toBeUndefined()
  })

  it('is busy where something was done', () => {
    const parts = countParts(
      buildOutline([event(0, 'click', ''), event(1, 'click', ''), event(99, 'error', ''), event(100, 'input', '')]),
      0,
      100,
    )
    expect([parts[0], parts[1], parts.at(-1)]).toEqual([1, 0, 0.5])
  })

  it('gives the values there are to choose from', () => {
    expect(suggestValues({ of: 'event', kind: 'click', field: 'label' }, library)).toEqual(['Pay'])
    expect(suggestValues({ of: 'event', kind: 'custom', field: 'properties' }, library)).toEqual(['amount', 'plan'])
    expect(suggestValues({ of: 'event', kind: 'custom', field: 'properties.plan' }, library)).toEqual(['pro'])
    expect(suggestValues({ of: 'session', field: 'browser' }, library)).toEqual([])
  })
})
