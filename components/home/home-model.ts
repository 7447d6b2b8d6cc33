import { createModel } from '@preact/signals'

import { watchAnswer } from '@/components/parts/watch-answer'
import type { SearchClient } from '@/components/search/search-client'
import type { Session } from '@/lib/model/session'
import { ALL_SESSIONS, type ListQuery } from '@/lib/model/query'

/** Sessions that Home lists. */
export const RECENT_SESSIONS = 100
const STARRED_SESSIONS = 8

export const WEEK: ListQuery = { ...ALL_SESSIONS, range: { kind: 'last', days: 7 } }
export const STARRED: ListQuery = {
  ...ALL_SESSIONS,
  filter: { join: 'and', parts: [{ kind: 'session', field: 'starred', test: { is: 'is', value: 'yes' } }] },
}

export interface HomeGivens {
  search: SearchClient
  readSessions: (ids: string[]) => Promise<Session[]>
}

/** The last seven days at a glance, and what was put aside. */
export const HomeModel = createModel(({ search, readSessions }: HomeGivens) => {
  const list = async (query: ListQuery, most: number) => {
    const { ids, allCount } = await search.list(query)
    return { sessions: await readSessions(ids.slice(0, most)), count: ids.length, allCount }
  }
  const follow = <T>(ask: () => Promise<T>) =>
    watchAnswer(() => {
      void search.version.value
      return ask()
    })
  return {
    days: follow(() => search.summarise(WEEK)),
    recent: follow(() => list(WEEK, RECENT_SESSIONS)),
    starred: follow(() => list(STARRED, STARRED_SESSIONS)),
  }
})

export type Home = InstanceType<typeof HomeModel>
