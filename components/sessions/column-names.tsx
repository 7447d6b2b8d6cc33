import { ArrowDown, ArrowUp } from 'lucide-preact'

import type { Query } from '@/components/search/query-model'
import type { SortColumn } from '@/lib/model/query'

import type { Sessions } from './sessions-model'

interface Column {
  name: string
  sort?: SortColumn
  isFigure?: boolean
  look?: string
  hint?: string
}

const COLUMNS: readonly Column[] = [
  { name: 'Session', sort: 'title' },
  { name: 'Activity' },
  { name: 'Started', sort: 'started' },
  { name: 'Person', sort: 'person' },
  { name: 'Length', sort: 'length', isFigure: true },
  { name: 'Active', sort: 'active', isFigure: true },
  { name: 'Pages', sort: 'pages', isFigure: true },
  { name: 'Events', sort: 'events', isFigure: true },
  { name: 'Errors', sort: 'errors', isFigure: true },
  {
    name: 'Signals',
    sort: 'frustration',
    isFigure: true,
    hint: 'Signs of frustration: rage clicks, dead clicks and others',
  },
  { name: 'Size', sort: 'size', isFigure: true },
  { name: 'Status', look: 'sessions-status' },
]

/** What stands in the columns, and by which of them the list is in order. */
export function ColumnNames({ sessions, query }: { sessions: Sessions; query: Query }) {
  const selectedCount = sessions.selectedIds.value.length
  const isAll = selectedCount > 0 && selectedCount === sessions.order.value.length
  return (
    <div class="sessions-columns">
      <label class="session-check">
        <input
          type="checkbox"
          aria-label="Select all sessions"
          checked={isAll}
          indeterminate={selectedCount > 0 && !isAll}
          onChange={sessions.toggleEvery}
        />
      </label>
      <span />
      <div class="session-cells">
        {COLUMNS.map((column) => (
          <ColumnName key={column.name} column={column} query={query} />
        ))}
      </div>
    </div>
  )
}

function ColumnName({ column, query }: { column: Column; query: Query }) {
  const { name, sort, isFigure, look = '', hint } = column
  const place = isFigure ? 'session-figure' : look
  if (!sort) return <span class={place}>{name}</span>
  const current = query.query.value.sort
  const isCurrent = current.column === sort
  const Arrow = current.isDescending ? ArrowDown : ArrowUp
  const order = current.isDescending ? 'descending' : 'ascending'
  return (
    <button
      type="button"
      class={`sessions-sort ${place}`}
      aria-label={isCurrent ? `Sort by ${name.toLowerCase()}, now ${order}` : `Sort by ${name.toLowerCase()}`}
      title={hint ?? `Sort by ${name.toLowerCase()}`}
      data-current={isCurrent || undefined}
      onClick={() => query.sortBy(sort)}
    >
      <span class="cut">{name}</span>
      {isCurrent && <Arrow size={12} aria-hidden="true" />}
    </button>
  )
}
