import type { Session, SessionMode, Window } from '@/lib/model/session'
import { NO_SIGNALS } from '@/lib/model/signal'

import { DAY_MS } from './limits'
import { readDevice } from './read-device'

export interface NewSession {
  mode: SessionMode
  retentionDays: number
}

/** The rows of a session that starts now in this tab. */
export function createSession(
  tabId: number,
  { mode, retentionDays }: NewSession,
  now: number,
): { session: Session; window: Window } {
  const id = crypto.randomUUID()
  return {
    session: {
      id,
      mode,
      status: 'recording',
      // The first page names it, once its title is masked.
      title: '',
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
      clickCount: 0,
      signalCounts: NO_SIGNALS,
      device: readDevice(),
      identifiedAs: '',
      isStarred: false,
      viewedAt: null,
      bytes: 0,
      rawBytes: 0,
      blockedSites: [],
      expiresAt: now + retentionDays * DAY_MS,
      isKept: false,
      deletedAt: null,
      schema: 1,
    },
    window: createWindow(id, tabId, now),
  }
}

export function createWindow(sessionId: string, tabId: number, now: number): Window {
  return { id: crypto.randomUUID(), sessionId, tabId, isOpen: 1, openedAt: now, closedAt: null, sites: [] }
}
