import { Brackets, X } from 'lucide-preact'
import type { ComponentChildren } from 'preact'

import { Button } from '@/components/parts/button'
import { IconButton } from '@/components/parts/icon-button'
import type { Filter } from '@/lib/model/filter'

import { AddFilter } from './add-filter'
import type { PartPath } from './change-filter'
import { ConditionRow } from './condition-row'
import type { Query } from './query-model'
import type { Shelf } from './shelf-model'

export interface FilterGroupProps {
  group: Filter
  path: PartPath
  query: Query
  shelf: Shelf
  /** What can be done with the whole of it. */
  children?: ComponentChildren
}

/** Conditions that hold together or one by one, and groups of such. */
export function FilterGroup({ group, path, query, shelf, children }: FilterGroupProps) {
  const isWhole = path.length === 0
  const join = (value: string) => query.putPart(path, { ...group, join: value === 'or' ? 'or' : 'and' }, true)
  return (
    <fieldset class="filter-group" aria-label={isWhole ? 'Filter' : 'Group of conditions'}>
      {(group.parts.length > 1 || !isWhole) && (
        <div class="filter-join">
          <span class="filter-word">Sessions for which</span>
          <select
            class="filter-input"
            aria-label="How conditions hold together"
            value={group.join}
            onChange={(event) => join(event.currentTarget.value)}
          >
            <option value="and">all</option>
            <option value="or">any</option>
          </select>
          <span class="filter-word">of these hold</span>
          <span class="filter-room" />
          {!isWhole && <IconButton icon={X} size="small" label="Remove group" onClick={() => query.removePart(path)} />}
        </div>
      )}
      {group.parts.map((part, index) => {
        const place = [...path, index]
        const key = place.join('.')
        if ('parts' in part) return <FilterGroup key={key} group={part} path={place} query={query} shelf={shelf} />
        return (
          <ConditionRow
            key={key}
            condition={part}
            shelf={shelf}
            onCondition={(condition) => query.putPart(place, condition)}
            onRemove={() => query.removePart(place)}
          />
        )
      })}
      {group.parts.length > 0 && (
        <div class="filter-add">
          <AddFilter onAdd={(condition) => query.addPart([...path, group.parts.length], condition)} />
          {isWhole && (
            <Button
              size="small"
              look="quiet"
              icon={Brackets}
              onClick={() => {
                const first = { kind: 'page' as const, test: { is: 'contains' as const, value: '' } }
                query.addPart([...path, group.parts.length], { join: 'or', parts: [first] })
              }}
            >
              Add group
            </Button>
          )}
          {children}
        </div>
      )}
    </fieldset>
  )
}
