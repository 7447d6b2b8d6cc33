import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { ALL_SESSIONS } from '@/lib/model/query'
import { matchLines } from '@/lib/replay/match-lines'
import { assembleStream } from '@/lib/replay/stream'
import { asksForEvents } from '@/lib/search/asks-for-events'
import { buildOutline } from '@/lib/search/build-outline'
import { createLibrary } from '@/lib/search/library'
import { listMatches } from '@/lib/search/list-matches'
import { locateMatch } from '@/lib/search/locate-match'

import { isWantedBy } from './naive-search'
import { filter as randomFilter, library as randomLibrary } from './random-library'

describe('events that match', () => {
  it('are those that any condition asks for, and the lines of them in the player', () => {
    fc.assert(
      fc.property(
        randomLibrary,
        randomFilter,
        fc.constantFrom('', 'cart', 'plant shop.test'),
        (random, filter, text) => {
          const library = createLibrary()
          library.setCohorts(random.world.cohorts)
          // Several in one instant, as fast pages have them.
          const given = random.given.map((one) => {
            const events = one.events.map((event, index) => ({
              ...event,
              id: index,
              at: event.at - (event.at % 3_000),
            }))
            return { ...one, events }
          })
          for (const { session, events } of given) {
            library.putSession(session)
            library.putEvents(session.id, buildOutline(events))
          }
          const asked = { ...ALL_SESSIONS, text, filter }
          const all = { join: 'or' as const, parts: [filter, { kind: 'text' as const, text }] }
          for (const { session, events } of given) {
            const places = listMatches(session.id, asked, library)
            const wanted = events.filter((event) => isWantedBy(all, event))
            expect(places.map(({ at, kind }) => [at, kind])).toEqual(wanted.map(({ at, kind }) => [at, kind]))
            const lines = matchLines(places, events, assembleStream(events, [], []))
            expect([...lines]).toEqual(wanted.map(({ id }) => `event ${id}`))
            expect(places.length === 0 || asksForEvents(asked)).toBe(true)
            const first = locateMatch(session.id, asked, library)
            expect(first === undefined || places.some(({ at }) => at === first)).toBe(true)
          }
        },
      ),
    )
  })

  it('are none of a session that is not there', () => {
    expect(listMatches('gone', { ...ALL_SESSIONS, text: 'a' }, createLibrary())).toEqual([])
  })

  it('are known by their place: an edit that changed a label or took another event away changes nothing', () => {
    const event = {
      sessionId: 's',
      windowId: 'w',
      pageId: 'p',
      at: 5,
      kind: 'click',
      label: '*',
      role: '',
      selector: '',
      url: '',
      nodeId: 0,
    } as const
    const events = [
      { ...event, id: 1 },
      { ...event, id: 2 },
      { ...event, id: 3, kind: 'gap' as const, label: 'page frozen', until: 9 },
    ]
    const stream = assembleStream(events, [], [{ from: 5, to: 9, reason: 'page frozen' }])
    const places = [
      { at: 5, kind: 'click' as const, nth: 1 },
      { at: 5, kind: 'gap' as const, nth: 0 },
      { at: 6, kind: 'click' as const, nth: 0 },
    ]
    expect([...matchLines(places, events, stream)]).toEqual(['event 2', 'gap 0'])
  })
})
