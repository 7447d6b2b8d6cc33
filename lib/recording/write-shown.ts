import type { Window } from '@/lib/model/session'
import type { Database } from '@/lib/store/database'

/** Keeps the order in which the person looked at the tabs of a session; a session of one tab needs none. */
export async function writeShown(database: Database, window: Window, at: number): Promise<void> {
  const { windows, events, sessions } = database
  const { sessionId } = window
  await database.transaction('rw', [windows, events, sessions], async () => {
    if ((await windows.where({ sessionId }).count()) < 2) return
    const shown = await events
      .where('[sessionId+at]')
      .between([sessionId, 0], [sessionId, Infinity])
      .filter((event) => event.kind === 'tab shown')
      .last()
    if (shown?.windowId === window.id) return
    const session = await sessions.get(sessionId)
    // After all that is there, also when the clock was set back.
    const place = { sessionId, windowId: window.id, pageId: '', url: '', at: Math.max(at, session?.endedAt ?? at) }
    await events.add({ ...place, kind: 'tab shown', label: '', role: '', selector: '', nodeId: 0 })
    await sessions.where({ id: sessionId }).modify((session) => void (session.eventCount += 1))
  })
}
