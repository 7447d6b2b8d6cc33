import { Search, UserRound } from 'lucide-preact'
import { useRef } from 'preact/hooks'

import { describeCount, describeNumber } from '@/components/parts/describe-count'
import { describeDuration } from '@/components/parts/describe-duration'
import { describeInstant, describeInstantInFull } from '@/components/parts/describe-instant'
import { EmptyState } from '@/components/parts/empty-state'
import { useVirtualRows } from '@/components/parts/use-virtual-rows'
import type { ListedPerson } from '@/lib/search/list-people'

import { PERSON_ROW_PX } from './limits'
import { nameOf, type People } from './people-model'
import { PeopleTabs } from './people-tabs'

import './people.css'

/** Everybody whose sessions there are, who was there last first. */
export function PeoplePage({ people, now }: { people: People; now: () => number }) {
  const isRead = people.list.value.state !== 'loading'
  const count = people.found.value.length
  return (
    <div class="people-page">
      <header class="screen-header">
        <h1>People</h1>
        <PeopleTabs current="People" />
      </header>
      <div class="people-line">
        <label class="people-search">
          <Search size={16} aria-hidden="true" />
          <span class="only-read-out">Find people by name, id or property</span>
          <input
            class="field-box"
            type="search"
            dir="auto"
            autocomplete="off"
            placeholder="Name, id or property"
            value={people.typed.value}
            onInput={(event) => people.setTyped(event.currentTarget.value)}
          />
        </label>
        {isRead && <output class="figures people-count">{describeCount(count, 'person', 'people')}</output>}
      </div>
      {isRead && people.all.value.length === 0 ? <Nobody /> : <PeopleList people={people} now={now} />}
    </div>
  )
}

function Nobody() {
  return (
    <EmptyState title="Nobody has a name yet" picture={<UserRound size={28} aria-hidden="true" />}>
      <p>
        Write who it is when you save a session, or record a page that says it itself by an <code>identify</code> call.
      </p>
    </EmptyState>
  )
}

function PeopleList({ people, now }: { people: People; now: () => number }) {
  const scroller = useRef<HTMLDivElement>(null)
  const found = people.found.value
  const rows = useVirtualRows({
    count: found.length,
    rowHeightPx: PERSON_ROW_PX,
    scroller,
    initialOffset: 0,
    keptIndex: -1,
  })
  return (
    <div ref={scroller} class="people-scroller">
      <ul class="people-rows" style={{ height: `${rows.totalPx}px` }} aria-label="People">
        {rows.items.map((item) => {
          const person = found[item.index]
          return person && <PersonRow key={person.id} person={person} topPx={item.start} now={now()} />
        })}
      </ul>
    </div>
  )
}

function PersonRow({ person, topPx, now }: { person: ListedPerson; topPx: number; now: number }) {
  const { id, ids, properties, sessionCount, lastAt, activeMs } = person
  const facts = Object.entries(properties)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(' · ')
  return (
    <li class="people-row" style={{ transform: `translateY(${topPx}px)` }}>
      <a class="people-cells" href={`#/people/${encodeURIComponent(id)}`}>
        <span class="cut people-name" dir="auto" title={id}>
          {nameOf(person)}
          {ids.length > 1 && <span class="people-quiet"> and {describeCount(ids.length - 1, 'more id')}</span>}
        </span>
        <span class="cut people-quiet" dir="auto" title={facts}>
          {facts}
        </span>
        <span class="people-figure figures">
          {describeNumber(sessionCount)}
          <span class="people-quiet"> {sessionCount === 1 ? 'session' : 'sessions'}</span>
        </span>
        <span class="people-figure figures">
          {describeDuration(activeMs)}
          <span class="people-quiet"> active</span>
        </span>
        <span class="people-figure figures" title={lastAt > 0 ? describeInstantInFull(lastAt) : ''}>
          {lastAt > 0 ? describeInstant(lastAt, now) : '–'}
        </span>
      </a>
    </li>
  )
}
