import { ArrowLeft, ListVideo, Merge, UserRoundX } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { describeCount } from '@/components/parts/describe-count'
import { describeDuration } from '@/components/parts/describe-duration'
import { describeInstant, describeInstantInFull } from '@/components/parts/describe-instant'
import { EmptyState } from '@/components/parts/empty-state'
import { NamePopover } from '@/components/parts/name-popover'
import type { Filter } from '@/lib/model/filter'
import { ALL_SESSIONS } from '@/lib/model/query'
import type { ListedPerson } from '@/lib/search/list-people'
import { writeQuery } from '@/lib/search/query-address'

import { nameOf, type People } from './people-model'
import { PersonProperties } from './person-properties'
import { PersonStream, type PersonSessions } from './person-stream'

import './people.css'

export interface PersonPageProps {
  personId: string
  people: People
  sessions: PersonSessions
  now: () => number
}

/** Everything of one person: who it is, and what they did in all their sessions. */
export function PersonPage({ personId, people, sessions, now }: PersonPageProps) {
  const person = people.find(personId)
  if (people.list.value.state === 'loading') return null
  if (!person) return <UnknownPerson />
  return (
    <div class="person-page">
      <header class="screen-header">
        <a class="people-back" href="#/people" aria-label="Back to people" title="Back to people">
          <ArrowLeft size={16} aria-hidden="true" />
        </a>
        <h1 class="cut" dir="auto" title={person.id}>
          {nameOf(person)}
        </h1>
        <Actions person={person} people={people} />
      </header>
      <aside class="person-side" aria-label="About this person">
        <Facts person={person} now={now()} />
        <PersonProperties person={person} people={people} />
        <Aliases person={person} people={people} />
      </aside>
      <PersonStream key={person.id} personId={person.id} sessions={sessions} now={now} />
    </div>
  )
}

function UnknownPerson() {
  return (
    <EmptyState isWholeScreen title="There is no such person" picture={<UserRoundX size={28} aria-hidden="true" />}>
      <p>No session names them any more. People are known by the sessions that are on this machine.</p>
      <a class="button button-primary" href="#/people">
        Go to people
      </a>
    </EmptyState>
  )
}

function Actions({ person, people }: { person: ListedPerson; people: People }) {
  const others = people.all.value.filter(({ id }) => id !== person.id)
  const filter: Filter = { join: 'and', parts: [{ kind: 'person', test: { is: 'is', value: person.id } }] }
  const merge = (typed: string) => {
    const into = others.find((other) => other.ids.includes(typed) || other.name === typed)
    if (into) void people.merge(person.id, into)
  }
  return (
    <>
      <span class="people-room" />
      <a class="button button-plain button-small" href={`#/sessions?${writeQuery({ ...ALL_SESSIONS, filter })}`}>
        <ListVideo size={16} aria-hidden="true" />
        Sessions in the list
      </a>
      <NamePopover
        label="Rename"
        field="Name"
        action="Rename"
        mayBeEmpty="Use the id"
        onName={(name) => void people.rename(person.id, name)}
      />
      <NamePopover
        icon={Merge}
        label="Merge"
        field="The same person as"
        action="Merge"
        suggest={async () => others.map(nameOf)}
        check={(name) =>
          others.some((other) => other.ids.includes(name) || other.name === name) ? null : 'Nobody is called that.'
        }
        onName={merge}
      />
    </>
  )
}

function Facts({ person, now }: { person: ListedPerson; now: number }) {
  const { sessionCount, activeMs, firstAt, lastAt } = person
  return (
    <dl class="person-facts figures">
      <dt>Sessions</dt>
      <dd>{describeCount(sessionCount, 'session')}</dd>
      <dt>Active</dt>
      <dd>{describeDuration(activeMs)}</dd>
      {sessionCount > 0 && (
        <>
          <dt>First seen</dt>
          <dd title={describeInstantInFull(firstAt)}>{describeInstant(firstAt, now)}</dd>
          <dt>Last seen</dt>
          <dd title={describeInstantInFull(lastAt)}>{describeInstant(lastAt, now)}</dd>
        </>
      )}
    </dl>
  )
}

/** Ids that were merged into this one, each of which can be taken out again. */
function Aliases({ person, people }: { person: ListedPerson; people: People }) {
  const merged = person.ids.filter((id) => id !== person.id)
  if (merged.length === 0) return null
  return (
    <section aria-label="Merged">
      <h2>Also known as</h2>
      <ul class="person-aliases">
        {merged.map((id) => (
          <li key={id}>
            <span class="cut" dir="auto" title={id}>
              {id}
            </span>
            <Button size="small" look="quiet" onClick={() => void people.split(id, person)}>
              Split
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
