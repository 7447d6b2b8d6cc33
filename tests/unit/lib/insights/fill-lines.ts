import type { EventKind, SessionEvent } from '@/lib/model/event'
import type { Session } from '@/lib/model/session'

import { buildSession } from '../../../fixtures/rows'
import { T0 } from '../../../fixtures/rrweb-events'
import type { Given, World } from '../search/naive-search'
import { fillLibrary } from './fill-library'

const NOBODY: World = { people: [], cohorts: [] }

/**
 * A session for each line, an event a word, a second apart: `/cart` is a page view, `click:Pay` another kind with its
 * label, `+1800` a pause in seconds.
 */
export function fillLines(lines: readonly (string | { line: string; session: Partial<Session> })[], world = NOBODY) {
  const given = lines.map((one, index): Given => {
    const { line, session } = typeof one === 'string' ? { line: one, session: {} } : one
    const id = `session-${index}`
    let at = T0 + index * 86_400_000
    const events = line
      .split(' ')
      .filter((word) => word !== '')
      .flatMap((word): SessionEvent[] => {
        at += word.startsWith('+') ? Number(word.slice(1)) * 1_000 : 1_000
        if (word.startsWith('+')) return []
        const [kind, label] = word.startsWith('/') ? ['page view', 'Title'] : (word.split(':') as [string, string])
        const url = word.startsWith('/') ? `https://shop.test${word}` : 'https://shop.test/'
        const place = { sessionId: id, windowId: 'w', pageId: 'p', role: '', selector: '', nodeId: 0 }
        return [{ ...place, at, kind: kind as EventKind, label, url }]
      })
    return {
      session: buildSession({ id, startedAt: T0 + index * 86_400_000, endedAt: at, ...session }),
      events,
      notes: '',
    }
  })
  return fillLibrary({ given, world })
}
