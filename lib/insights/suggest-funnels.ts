import type { AskedSessions } from '@/lib/model/insight'
import type { Library } from '@/lib/search/library'

import { collectTrails, type TrailRules } from './collect-trails'

/** Pages that were gone through one after another. */
export interface SuggestedFunnel {
  /** Their paths, 2 to 4. */
  paths: string[]
  /** Sessions that went so, without another page between. */
  sessionCount: number
}

const MAX_STEPS = 4
const MAX_SUGGESTED = 5
const PAGES: TrailRules = { of: 'pages', groups: [], cleaning: [], excluded: [] }

/**
 * The most common ways over 2 to 4 different pages, long ones before short ones: by sessions times pages that follow
 * another. A part of a way that just as many went says nothing of its own.
 */
export function suggestFunnels(sessions: AskedSessions, library: Library, now: number): SuggestedFunnel[] {
  const counts = new Map<string, { paths: string[]; sessions: Set<number> }>()
  for (const { session, stops } of collectTrails(PAGES, sessions, library, now)) {
    const names = stops.map(({ name }) => name)
    for (const paths of listParts(names)) {
      const key = paths.join(' ')
      const own = counts.get(key) ?? { paths, sessions: new Set() }
      counts.set(key, own)
      own.sessions.add(session)
    }
  }
  const suggested: SuggestedFunnel[] = []
  const weigh = ({ paths, sessionCount }: SuggestedFunnel) => sessionCount * (paths.length - 1)
  const ordered = [...counts.values()]
    .map(({ paths, sessions: own }) => ({ paths, sessionCount: own.size }))
    .toSorted(
      (a, b) => weigh(b) - weigh(a) || b.paths.length - a.paths.length || (a.paths.join() < b.paths.join() ? -1 : 1),
    )
  for (const one of ordered) {
    if (suggested.length === MAX_SUGGESTED) break
    const isPart = suggested.some(
      (other) =>
        other.sessionCount === one.sessionCount && ` ${other.paths.join(' ')} `.includes(` ${one.paths.join(' ')} `),
    )
    if (!isPart) suggested.push(one)
  }
  return suggested
}

/** Stretches of 2 to 4 pages, none of them twice in it. */
function listParts(names: readonly string[]): string[][] {
  return names.flatMap((_, from) =>
    [2, 3, MAX_STEPS]
      .map((length) => names.slice(from, from + length))
      .filter((part, index) => part.length === index + 2 && new Set(part).size === part.length),
  )
}
