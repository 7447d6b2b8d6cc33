import type { ReadonlySignal } from '@preact/signals'

import type { Ask } from '@/components/parts/ask'
import type { Toasts } from '@/components/parts/toasts-model'
import { watchAnswer } from '@/components/parts/watch-answer'
import type { QueryState } from '@/components/parts/query-state'
import type { SearchClient } from '@/components/search/search-client'
import type { Shelf } from '@/components/search/shelf-model'
import { ALL_SESSIONS } from '@/lib/model/query'
import { readSessionEvents, readSessionsById } from '@/lib/store/read-sessions'
import type { Database } from '@/lib/store/database'

import { PeopleModel, type People } from './people-model'
import type { PersonSessions } from './person-stream'
import type { StudySessions } from './study-page'

/** Sessions of a study that its own page lists; the others are in the list. */
const STUDY_SESSIONS = 100

/** What the screens of people, cohorts and studies show. */
export interface PeopleScreens {
  people: People
  ofPerson: PersonSessions
  ofStudy: StudySessions
  cohortCounts: ReadonlySignal<QueryState<ReadonlyMap<string, number>>>
}

export interface PeopleParts {
  database: Database
  search: SearchClient
  shelf: Shelf
  ask: Ask
  toasts: Toasts
}

export function createPeople({ database, search, shelf, ask, toasts }: PeopleParts): PeopleScreens {
  const { version } = search
  return {
    people: new PeopleModel({ search, readPerson: (id) => database.people.get(id), ask, toasts }),
    ofPerson: {
      version,
      list: (personId) => search.sessionsOf(personId),
      async read(ids) {
        const sessions = await readSessionsById(database, ids)
        return Promise.all(
          sessions.map(async (session) => ({ session, events: await readSessionEvents(database, session.id) })),
        )
      },
    },
    ofStudy: {
      version,
      async read(query) {
        const { ids } = await search.list(query)
        return { sessions: await readSessionsById(database, ids.slice(0, STUDY_SESSIONS)), count: ids.length }
      },
    },
    cohortCounts: watchAnswer(async () => {
      void version.value
      const cohorts = shelf.cohorts.value
      const counted = cohorts.map(async ({ id }) => {
        const filter = { join: 'and' as const, parts: [{ kind: 'cohort' as const, id }] }
        return [id, (await search.list({ ...ALL_SESSIONS, filter })).ids.length] as const
      })
      return new Map(await Promise.all(counted))
    }),
  }
}
