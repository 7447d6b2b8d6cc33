import type { GapReason, SessionEvent } from '@/lib/model/event'
import type { Window } from '@/lib/model/session'
import type { Database } from '@/lib/store/database'
import { readOpenGaps } from '@/lib/store/read-open-gaps'

interface Gap {
  reason: GapReason
  at: number
  /** The site that could not be recorded inside a page; empty when it is the tab's own page. */
  site: string
}

/** Shows that something is missing (promise 3). The same gap, still open, is written once. */
export async function writeGap(database: Database, window: Window, { reason, at, site }: Gap): Promise<void> {
  const { sessions, events } = database
  await database.transaction('rw', [sessions, events], async () => {
    const session = await sessions.get(window.sessionId)
    const open = await readOpenGaps(database, session)
    if (open.some((gap) => gap.windowId === window.id && gap.url === site)) return
    const place = { sessionId: window.sessionId, windowId: window.id, pageId: '', url: site }
    const gap: SessionEvent = {
      ...place,
      // After all that is there, also when the clock was set back.
      at: Math.max(at, session?.endedAt ?? at),
      until: null,
      kind: 'gap',
      label: reason,
      role: '',
      selector: '',
      nodeId: 0,
    }
    await events.add(gap)
    await sessions.where({ id: window.sessionId }).modify((session) => {
      session.gapCount += 1
      session.eventCount += 1
      if (site && reason === 'not allowed' && !session.blockedSites.includes(site)) session.blockedSites.push(site)
    })
  })
}
