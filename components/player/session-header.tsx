import { ArrowLeft, Circle, RefreshCw, User } from 'lucide-preact'
import type { ComponentChildren } from 'preact'

import { Button } from '@/components/parts/button'
import { describeCount } from '@/components/parts/describe-count'
import { describeDuration } from '@/components/parts/describe-duration'
import { describeInstant, describeInstantInFull } from '@/components/parts/describe-instant'
import { measureSession } from '@/lib/model/measure-session'
import { Tag } from '@/components/parts/tag'
import type { Session } from '@/lib/model/session'

import { describeZone } from './describe-time'

import './session-header.css'

export interface SessionHeaderProps {
  session: Session
  /** The viewer's time, epoch ms: a date of this year goes without the year. */
  readAt: number
  /** Whether there is a list to go back to. */
  isInDashboard: boolean
  onReload: () => void
  /** More in the line of its measures. */
  facts?: ComponentChildren
  children?: ComponentChildren
}

/** What this session is: one line to know it by, one with its measures. */
export function SessionHeader({ session, readAt, isInDashboard, onReload, facts, children }: SessionHeaderProps) {
  const { lengthMs, activeMs } = measureSession({ ...session, status: 'stopped' }, session.endedAt)
  return (
    <header class="session-header">
      {isInDashboard && (
        <a class="session-header-back" href="#/sessions" title="Back to sessions" aria-label="Back to sessions">
          <ArrowLeft size={16} aria-hidden="true" />
        </a>
      )}
      <h1 class="session-header-title cut" dir="auto" title={session.title}>
        {session.title || 'Untitled session'}
      </h1>
      {session.tags.map((tag) => (
        <Tag key={tag} text={tag} />
      ))}
      <span class="session-header-room" />
      {children}
      {session.status !== 'stopped' && <LiveMark session={session} onReload={onReload} />}
      <p
        class={isInDashboard ? 'session-header-facts session-header-indented figures' : 'session-header-facts figures'}
      >
        {describePerson(session) && (
          <span class="session-header-person cut" title={describePerson(session)}>
            <User size={12} aria-hidden="true" /> {describePerson(session)}
          </span>
        )}
        <time dateTime={new Date(session.startedAt).toISOString()} title={describeInstantInFull(session.startedAt)}>
          {describeInstant(session.startedAt, readAt)} {describeZone(session.startedAt)}
        </time>
        <span>{describeDuration(lengthMs)}</span>
        <span>{describeDuration(activeMs)} active</span>
        <span>{describeCount(session.pageCount, 'page')}</span>
        {facts}
      </p>
    </header>
  )
}

function LiveMark({ session, onReload }: { session: Session; onReload: () => void }) {
  return (
    <>
      <span class="session-header-live">
        <Circle size={8} fill="currentColor" aria-hidden="true" />
        {session.status === 'paused' ? 'Recording is paused' : 'Being recorded'}
      </span>
      <Button size="small" icon={RefreshCw} onClick={onReload} title="Read what was stored since this page was opened">
        Show what is new
      </Button>
    </>
  )
}

function describePerson(session: Session): string {
  return [session.person, session.study, session.participant].filter((part) => part !== '').join(' · ')
}
