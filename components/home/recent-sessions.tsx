import { Play } from 'lucide-preact'

import { describeCountry } from '@/components/parts/describe-country'
import { describeDuration } from '@/components/parts/describe-duration'
import { describeInstant, describeInstantInFull } from '@/components/parts/describe-instant'
import { measureSession } from '@/lib/model/measure-session'
import type { Session } from '@/lib/model/session'

import '@/components/parts/button.css'

/** Sessions in a few words: when, who, how long, from where. */
export function RecentSessions({ sessions, now }: { sessions: readonly Session[]; now: number }) {
  return (
    <table class="recent-sessions">
      <thead>
        <tr>
          <th scope="col">Session</th>
          <th scope="col">Started</th>
          <th scope="col">Person</th>
          <th scope="col" class="recent-figure">
            Length
          </th>
          <th scope="col">Country</th>
          <th scope="col">
            <span class="only-read-out">Play</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <SessionLine key={session.id} session={session} now={now} />
        ))}
      </tbody>
    </table>
  )
}

function SessionLine({ session, now }: { session: Session; now: number }) {
  const { id, startedAt, person, device } = session
  const title = session.title || 'Untitled'
  return (
    <tr>
      <td class="cut" dir="auto" title={title}>
        <a href={`#/sessions/${id}`}>{title}</a>
      </td>
      <td class="figures" title={describeInstantInFull(startedAt)}>
        {describeInstant(startedAt, now)}
      </td>
      <td class="cut" dir="auto" title={person}>
        {person === '' ? '–' : <a href={`#/people/${encodeURIComponent(person)}`}>{person}</a>}
      </td>
      <td class="recent-figure figures">{describeDuration(measureSession(session, now).lengthMs)}</td>
      <td class="cut" title="By the time zone of the browser; no address is looked up">
        {describeCountry(device.country) || '–'}
      </td>
      <td>
        <a
          class="button button-quiet button-icon button-small"
          href={`#/sessions/${id}`}
          aria-label={`Play ${title}`}
          title="Play"
        >
          <Play size={16} aria-hidden="true" />
        </a>
      </td>
    </tr>
  )
}
