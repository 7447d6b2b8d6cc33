import type { Interval, Session } from './session'

/** Spans in ms. `lengthMs` is what was recorded: from start to end (or `now`) without the pauses. */
export interface SessionLength {
  lengthMs: number
  activeMs: number
}

/** How long a session is at `now`; a paused or stopped one no longer grows. */
export function measureSession(session: MeasuredSession, now: number): SessionLength {
  const endAt = session.status === 'stopped' ? session.endedAt : Math.max(now, session.startedAt)
  const pausedMs = session.pauses.reduce((sum, pause) => sum + measurePause(pause, session.startedAt, endAt), 0)
  const lengthMs = Math.max(0, endAt - session.startedAt - pausedMs)
  return { lengthMs, activeMs: Math.min(session.activity.activeMs, lengthMs) }
}

export type MeasuredSession = Pick<Session, 'status' | 'startedAt' | 'endedAt' | 'pauses' | 'activity'>

function measurePause(pause: Interval, startAt: number, endAt: number): number {
  const from = Math.max(pause.from, startAt)
  const to = Math.min(pause.to ?? endAt, endAt)
  return Math.max(0, to - from)
}
