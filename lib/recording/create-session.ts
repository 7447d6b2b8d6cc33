import type { Session, Window } from '@/lib/model/session'

/** The rows of a recording that starts now in this tab. */
export function createSession(tabId: number, title: string, now: number): { session: Session; window: Window } {
  const id = crypto.randomUUID()
  return {
    session: {
      id,
      status: 'recording',
      title,
      isNamed: false,
      tags: [],
      person: '',
      study: '',
      participant: '',
      hasConsent: false,
      startedAt: now,
      endedAt: now,
      endReason: null,
      isRecovered: false,
      pauses: [],
      activity: { lastAt: null, activeMs: 0 },
      pageCount: 0,
      eventCount: 0,
      gapCount: 0,
      noteCount: 0,
      errorCount: 0,
      bytes: 0,
      rawBytes: 0,
      blockedSites: [],
      deletedAt: null,
      schema: 1,
    },
    window: { id: crypto.randomUUID(), sessionId: id, tabId, isOpen: 1, openedAt: now, closedAt: null, sites: [] },
  }
}
