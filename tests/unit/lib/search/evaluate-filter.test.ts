import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { FilterPart } from '@/lib/model/filter'
import { buildOutline } from '@/lib/search/build-outline'
import { evaluateFilter } from '@/lib/search/evaluate-filter'
import { createLibrary, type OpenLibrary } from '@/lib/search/library'
import { NO_FILTER } from '@/lib/model/query'

import { buildSession } from '../../../fixtures/rows'
import { T0 } from '../../../fixtures/rrweb-events'
import { isGivenBy, type Given, type World } from './naive-search'
import { filter, library as randomLibrary } from './random-library'

function fill(given: readonly Given[], world: World): OpenLibrary {
  const library = createLibrary()
  library.setPeople(world.people)
  library.setCohorts(world.cohorts)
  for (const { session, events, notes } of given) {
    library.putSession(session)
    library.putEvents(session.id, JSON.parse(JSON.stringify(buildOutline(events))) as ReturnType<typeof buildOutline>)
    library.putNotes(session.id, notes)
  }
  return library
}

function listIds(library: OpenLibrary, wanted: FilterPart): string[] {
  const matches = evaluateFilter({ join: 'and', parts: [wanted] }, library, T0)
  return library.records.flatMap((record, number) => (record && matches[number] === 1 ? [record.id] : []))
}

describe('a filter', () => {
  it('gives the sessions that asking each one by itself gives, for random libraries and random filters', () => {
    fc.assert(
      fc.property(randomLibrary, filter, ({ given, world }, wanted) => {
        const ids = given.filter((one) => isGivenBy(wanted, one, world)).map(({ session }) => session.id)
        expect(listIds(fill(given, world), wanted)).toEqual(ids)
      }),
      { numRuns: 1_500 },
    )
  })

  it('gives the same however often sessions were put there again, and nothing of those that are gone', () => {
    fc.assert(
      fc.property(randomLibrary, filter, fc.array(fc.nat(11), { maxLength: 20 }), ({ given, world }, wanted, again) => {
        const library = fill(
          given.map((one) => ({ ...one, events: one.events.slice(0, 1) })),
          world,
        )
        for (const index of [...again, ...given.keys()]) {
          const one = given[index]
          if (!one) continue
          library.putSession(one.session)
          library.putEvents(one.session.id, buildOutline(one.events))
        }
        const [gone, ...kept] = given
        if (gone) library.putSession({ ...gone.session, deletedAt: T0 })
        const ids = kept.filter((one) => isGivenBy(wanted, one, world)).map(({ session }) => session.id)
        expect(listIds(library, wanted)).toEqual(ids)
      }),
      { numRuns: 500 },
    )
  })

  it('without conditions gives every session', () => {
    const library = createLibrary()
    library.putSession(buildSession({ id: 'a' }))
    library.putSession(buildSession({ id: 'b', mode: 'rolling' }))
    expect([...evaluateFilter(NO_FILTER, library, T0)]).toEqual([1])
  })

  it('whose cohorts ask for each other gives nothing and ends', () => {
    const library = createLibrary()
    library.putSession(buildSession({ id: 'a' }))
    const ask = (id: string): FilterPart => ({ kind: 'cohort', id })
    library.setCohorts([
      { id: 'x', name: '', createdAt: 0, kind: 'live', filter: { join: 'and', parts: [ask('y')] } },
      { id: 'y', name: '', createdAt: 0, kind: 'live', filter: { join: 'and', parts: [ask('x')] } },
    ])
    expect(listIds(library, ask('x'))).toEqual([])
  })
})
