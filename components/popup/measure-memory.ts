import type { Session } from '@/lib/model/session'

const MINUTE_MS = 60_000

/** How far back the rolling memory reaches at `now`, ms: the chosen minutes at most, less while it is young. */
export function measureMemory(session: Pick<Session, 'startedAt'>, rollingMinutes: number, now: number): number {
  return Math.max(0, Math.min(now - session.startedAt, rollingMinutes * MINUTE_MS))
}
