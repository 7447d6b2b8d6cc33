import { Trash, UsersRound } from 'lucide-preact'

import { describeCount } from '@/components/parts/describe-count'
import { describeInstant, describeInstantInFull } from '@/components/parts/describe-instant'
import { EmptyState } from '@/components/parts/empty-state'
import { IconButton } from '@/components/parts/icon-button'
import { readValue, type QueryState } from '@/components/parts/query-state'
import type { Shelf } from '@/components/search/shelf-model'
import type { Cohort } from '@/lib/model/library'
import { ALL_SESSIONS } from '@/lib/model/query'
import { writeQuery } from '@/lib/search/query-address'
import type { ReadonlySignal } from '@preact/signals'

import { PeopleTabs } from './people-tabs'

import './people.css'

export interface CohortsPageProps {
  shelf: Shelf
  /** Sessions of each cohort, by its id. */
  counts: ReadonlySignal<QueryState<ReadonlyMap<string, number>>>
  now: () => number
}

/** Saved sets of sessions, which every filter can ask for. */
export function CohortsPage({ shelf, counts, now }: CohortsPageProps) {
  const cohorts = shelf.cohorts.value
  return (
    <div class="people-page">
      <header class="screen-header">
        <h1>Cohorts</h1>
        <PeopleTabs current="Cohorts" />
      </header>
      {cohorts.length === 0 ? (
        <EmptyState title="No cohorts yet" picture={<UsersRound size={28} aria-hidden="true" />}>
          <p>
            Filter the list of sessions and save the filter as a cohort, which follows it; or select sessions and save
            just those. A cohort can be used in every filter.
          </p>
          <a class="button button-primary" href="#/sessions">
            Go to sessions
          </a>
        </EmptyState>
      ) : (
        <ul class="people-list" aria-label="Cohorts">
          {cohorts.map((cohort) => (
            <CohortRow
              key={cohort.id}
              cohort={cohort}
              count={readValue(counts.value)?.get(cohort.id)}
              shelf={shelf}
              now={now()}
            />
          ))}
        </ul>
      )}
    </div>
  )
}

interface CohortRowProps {
  cohort: Cohort
  count: number | undefined
  shelf: Shelf
  now: number
}

function CohortRow({ cohort, count, shelf, now }: CohortRowProps) {
  const { id, name, kind, createdAt } = cohort
  const filter = { join: 'and' as const, parts: [{ kind: 'cohort' as const, id }] }
  return (
    <li class="people-item">
      <a class="cut people-name" dir="auto" href={`#/sessions?${writeQuery({ ...ALL_SESSIONS, filter })}`}>
        {name}
      </a>
      <span class="people-quiet">{kind === 'live' ? 'Follows its filter' : 'These sessions and no others'}</span>
      <span class="people-figure figures">{count === undefined ? '' : describeCount(count, 'session')}</span>
      <span class="people-quiet figures" title={describeInstantInFull(createdAt)}>
        {describeInstant(createdAt, now)}
      </span>
      <IconButton icon={Trash} size="small" label={`Delete ${name}`} onClick={() => void shelf.deleteCohort(cohort)} />
    </li>
  )
}
