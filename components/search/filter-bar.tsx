import { Bookmark, Trash, TriangleAlert, UsersRound, X } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { Callout } from '@/components/parts/callout'
import { IconButton } from '@/components/parts/icon-button'
import { NamePopover } from '@/components/parts/name-popover'
import { closePopover, Popover } from '@/components/parts/popover'

import { AddFilter } from './add-filter'
import { FilterGroup } from './filter-group'
import type { Query } from './query-model'
import { RangePicker } from './range-picker'
import { SearchBox } from './search-box'
import type { Shelf } from './shelf-model'

import './search.css'

/** What the list is narrowed to, all of it in its address: dates, text, conditions. */
export function FilterBar({ query, shelf }: { query: Query; shelf: Shelf }) {
  const { range, text, filter } = query.query.value
  const hasConditions = filter.parts.length > 0
  return (
    <section class="filter-bar" aria-label="Search and filter">
      <div class="filter-line">
        <RangePicker range={range} now={Date.now} onRange={query.setRange} />
        <SearchBox text={text} onText={query.setText} />
        {!hasConditions && <AddFilter onAdd={(condition) => query.addPart([0], condition)} />}
        <SavedFilters query={query} shelf={shelf} />
        {query.isNarrowed.value && (
          <Button size="small" look="quiet" icon={X} onClick={query.clear}>
            Clear
          </Button>
        )}
      </div>
      {query.problem.value !== null && (
        <Callout meaning="warning" icon={TriangleAlert} title="The filter in this address was left out">
          <p>{query.problem.value} All sessions of the dates are shown.</p>
        </Callout>
      )}
      {hasConditions && (
        <FilterGroup group={filter} path={[]} query={query} shelf={shelf}>
          <span class="filter-room" />
          <NamePopover
            icon={Bookmark}
            label="Save filter"
            field="Name of the filter"
            action="Save"
            onName={(name) => void shelf.saveFilter(name, query.address.peek())}
          />
          <NamePopover
            icon={UsersRound}
            label="Save as cohort"
            field="Name of the cohort"
            action="Save"
            onName={(name) => void shelf.followCohort(name, query.asked.peek().filter)}
          />
        </FilterGroup>
      )}
    </section>
  )
}

function SavedFilters({ query, shelf }: { query: Query; shelf: Shelf }) {
  const filters = shelf.filters.value
  if (filters.length === 0) return null
  return (
    <Popover icon={Bookmark} label="Saved" title="Saved filters">
      <ul class="saved-filters">
        {filters.map((saved) => (
          <li key={saved.id}>
            <button
              type="button"
              class="saved-filter cut"
              dir="auto"
              onClick={(event) => {
                closePopover(event)
                query.open(saved.query)
              }}
            >
              {saved.name}
            </button>
            <IconButton
              icon={Trash}
              size="small"
              label={`Delete the filter ${saved.name}`}
              onClick={() => void shelf.deleteFilter(saved)}
            />
          </li>
        ))}
      </ul>
    </Popover>
  )
}
