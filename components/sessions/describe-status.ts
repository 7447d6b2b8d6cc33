import type { EndReason, Session, SessionMode } from '@/lib/model/session'

export type StatusKind = 'recording' | 'paused' | 'stopped' | 'recovered' | 'full' | 'saved'

export interface StatusWords {
  kind: StatusKind
  word: string
  /** The whole story, for the title. */
  detail: string
}

const ENDINGS: Record<EndReason, string> = {
  stopped: 'Stopped by hand.',
  'tab closed': 'Ended when its tab was closed.',
  'browser closed': 'The browser was closed while this was recorded. Everything up to then is here.',
  'no interaction': 'Ended after 30 minutes without an interaction.',
  'too long': 'Ended after 24 hours; what came after is the next session.',
  'disk full': 'Stopped because the disk was full. Everything up to then is here; what came after is missing.',
  'saved from memory': 'Saved from the rolling memory: the last minutes before it was saved.',
  'extension restarted': 'Afterimage was restarted while this was recorded. Everything up to then is here.',
}

export function describeStatus(session: Pick<Session, 'status' | 'mode' | 'endReason' | 'isRecovered'>): StatusWords {
  if (session.status === 'recording')
    return { kind: 'recording', word: 'Recording', detail: `Being recorded now${describeCause(session.mode)}.` }
  if (session.status === 'paused') {
    return { kind: 'paused', word: 'Paused', detail: 'Paused: nothing is recorded until it is resumed.' }
  }
  const detail = session.endReason ? ENDINGS[session.endReason] : 'Ended.'
  if (session.endReason === 'disk full') return { kind: 'full', word: 'Disk full', detail }
  if (session.endReason === 'saved from memory') return { kind: 'saved', word: 'Saved', detail }
  return session.isRecovered
    ? { kind: 'recovered', word: 'Recovered', detail }
    : { kind: 'stopped', word: 'Stopped', detail }
}

function describeCause(mode: SessionMode): string {
  return mode === 'always' ? ', because of a rule for its site' : ''
}
