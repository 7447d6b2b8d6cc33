import { describeNumber } from '@/components/parts/describe-count'
import { describeDuration } from '@/components/parts/describe-duration'
import type { SessionField } from '@/lib/model/filter'
import type { ListQuery, SortColumn } from '@/lib/model/query'
import { readDay } from '@/lib/search/decide-span'
import { writeQuery } from '@/lib/search/query-address'
import type { DayFigures } from '@/lib/search/summarise-days'

import { WEEK } from './home-model'

interface Figure {
  name: string
  read: (day: DayFigures) => number
  describe: (value: number) => string
  /** What it is counted of: the sessions that have any of it, most of it first. */
  field: SessionField | null
  sort: SortColumn
  look?: 'error' | 'frustration'
}

const FIGURES: readonly Figure[] = [
  { name: 'Sessions', read: (day) => day.sessionCount, describe: describeNumber, field: null, sort: 'started' },
  { name: 'Active time', read: (day) => day.activeMs, describe: describeDuration, field: null, sort: 'active' },
  {
    name: 'Errors',
    read: (day) => day.errorCount,
    describe: describeNumber,
    field: 'errors',
    sort: 'errors',
    look: 'error',
  },
  {
    name: 'Signs of frustration',
    read: (day) => day.frustrationCount,
    describe: describeNumber,
    field: 'frustration',
    sort: 'frustration',
    look: 'frustration',
  },
]

/** The last seven days in four numbers, each with its days; each opens the sessions it is counted of. */
export function WeekFigures({ days }: { days: readonly DayFigures[] }) {
  return (
    <ul class="week-figures" aria-label="The last 7 days">
      {FIGURES.map((figure) => (
        <li key={figure.name}>
          <a
            class={`week-figure ${figure.look ? `week-${figure.look}` : ''}`}
            href={`#/sessions?${writeQuery(queryFigure(figure))}`}
          >
            <span class="week-name">{figure.name}</span>
            <span class="week-value figures">
              {figure.describe(days.reduce((sum, day) => sum + figure.read(day), 0))}
            </span>
            <DayBars days={days} figure={figure} />
          </a>
        </li>
      ))}
    </ul>
  )
}

function queryFigure({ field, sort }: Figure): ListQuery {
  const query: ListQuery = { ...WEEK, sort: { column: sort, isDescending: true } }
  if (field === null) return query
  return { ...query, filter: { join: 'and', parts: [{ kind: 'session', field, test: { is: 'at least', value: 1 } }] } }
}

function DayBars({ days, figure }: { days: readonly DayFigures[]; figure: Figure }) {
  const most = Math.max(1, ...days.map(figure.read))
  return (
    <span class="week-bars">
      {days.map((day) => {
        const value = figure.read(day)
        const text = `${describeDay(day.day)}: ${figure.describe(value)}`
        return (
          <span key={day.day} class="week-bar" title={text}>
            <span style={{ height: `${value === 0 ? 0 : Math.max(8, (value / most) * 100)}%` }} />
            <span class="only-read-out">{text}</span>
          </span>
        )
      })}
    </span>
  )
}

function describeDay(day: string): string {
  const date = readDay(day)
  return date ? date.toLocaleDateString(undefined, { weekday: 'long', day: 'numeric', month: 'short' }) : day
}
