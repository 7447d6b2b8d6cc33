import { MousePointerClick } from 'lucide-preact'

import { describeCount } from '@/components/parts/describe-count'
import { EmptyState } from '@/components/parts/empty-state'
import { readValue } from '@/components/parts/query-state'
import { CLICK_KINDS } from '@/lib/model/insight'

import { CLICK_NAMES, type Clicks } from './clicks-model'
import { ClicksPicture } from './clicks-picture'
import { ClicksTable, writeClickRows } from './clicks-table'
import { InsightPage, type InsightSurroundings } from './insight-page'

import './clicks.css'

export interface ClicksPageProps extends InsightSurroundings {
  clicks: Clicks
  startPlayback: () => Worker
}

/** Where a page was clicked: in a picture of it and in rows. */
export function ClicksPage({ clicks, startPlayback, ...around }: ClicksPageProps) {
  return (
    <InsightPage
      {...around}
      kind="clicks"
      insight={clicks}
      asked={<Asked clicks={clicks} />}
      writeRows={writeClickRows}
    >
      {(answer) =>
        answer.all.click.value === 0 ? (
          <EmptyState title="Nobody clicked here" picture={<MousePointerClick size={28} aria-hidden="true" />}>
            <p>Choose another page, more days, or fewer conditions on the sessions.</p>
          </EmptyState>
        ) : (
          <>
            <ClicksPicture key={answer.page} clicks={clicks} answer={answer} startPlayback={startPlayback} />
            <ClicksTable clicks={clicks} answer={answer} />
          </>
        )
      }
    </InsightPage>
  )
}

function Asked({ clicks }: { clicks: Clicks }) {
  const { page, kind } = clicks.definition.value
  const answer = readValue(clicks.answer.value)
  const pages = answer?.pages ?? []
  const shown = page || (answer?.page ?? '')
  return (
    <section class="insight-part" aria-label="Page and clicks">
      <h2 class="insight-part-title">Page</h2>
      <select
        class="filter-input clicks-page-choice"
        aria-label="Page"
        value={shown}
        onChange={(event) => clicks.put({ page: event.currentTarget.value })}
      >
        {!pages.some(({ path }) => path === shown) && <option value={shown}>{shown || 'No page was clicked'}</option>}
        {pages.map(({ path, clickCount }) => (
          <option key={path} value={path}>
            {path} ({describeCount(clickCount, 'click')})
          </option>
        ))}
      </select>
      <h2 class="insight-part-title">Colour by</h2>
      <select
        class="filter-input"
        aria-label="Colour by"
        value={kind}
        onChange={(event) => clicks.put({ kind: event.currentTarget.value as typeof kind })}
      >
        {CLICK_KINDS.map((one) => (
          <option key={one} value={one}>
            {CLICK_NAMES[one]}
          </option>
        ))}
      </select>
      <p class="clicks-scale">
        <span>Fewest</span>
        <span class="clicks-scale-bar" aria-hidden="true" />
        <span>Most</span>
      </p>
      <p class="insight-quiet">
        The picture is the page at the last click on it. Elements that it does not show are in the table.
      </p>
    </section>
  )
}
