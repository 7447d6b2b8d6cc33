import { NO_DEVICE, type Session } from '@/lib/model/session'
import { NO_SIGNALS } from '@/lib/model/signal'

/** A stopped session of one minute; a test names what matters to it. */
export function createSession(given: Partial<Session> = {}): Session {
  return {
    id: 'a',
    mode: 'manual',
    status: 'stopped',
    isNamed: false,
    startedAt: 1_000,
    endedAt: 61_000,
    endReason: 'stopped',
    isRecovered: false,
    pauses: [],
    activity: { lastAt: null, activeMs: 0 },
    pageCount: 1,
    eventCount: 2,
    gapCount: 0,
    noteCount: 0,
    errorCount: 0,
    clickCount: 0,
    signalCounts: NO_SIGNALS,
    device: NO_DEVICE,
    identifiedAs: '',
    isStarred: false,
    viewedAt: null,
    bytes: 100,
    rawBytes: 1_000,
    blockedSites: [],
    expiresAt: 90 * 24 * 60 * 60_000,
    isKept: false,
    deletedAt: null,
    schema: 1,
    title: 'Shop',
    tags: [],
    person: '',
    study: '',
    participant: '',
    hasConsent: false,
    ...given,
  }
}
