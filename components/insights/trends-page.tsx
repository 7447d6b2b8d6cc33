import { ChartLine, Plus } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { EmptyState } from '@/components/parts/empty-state'
import type { Shelf } from '@/components/search/shelf-model'
import { MAX_TREND_BUCKETS } from '@/lib/insights/trends-rules'

import { addSeries, canAddSeries, putSeries, removeSeries } from './change-trends'
import { InsightPage, type InsightSurroundings } from './insight-page'
import { SeriesEditor } from './series-editor'
import { TrendsChart } from './trends-chart'
import type { ShownTrends, Trends } from './trends-model'
import { TrendsRulesEditor } from './trends-rules-editor'
import { TrendsTable, writeTrendRows } from './trends-table'

import './funnel.css'
import './trends.css'

/** How much of something there was, and when. */
export function TrendsPage({ trends, ...around }: { trends: Trends } & InsightSurroundings) {
  return (
    <InsightPage
      {...around}
      kind="trends"
      insight={trends}
      writeRows={writeTrendRows}
      asked={
        <>
          <SeriesEditors trends={trends} shelf={around.shelf} />
          <TrendsRulesEditor trends={trends} shelf={around.shelf} />
        </>
      }
    >
      {(answer) => <Answer trends={trends} answer={answer} />}
    </InsightPage>
  )
}

function SeriesEditors({ trends, shelf }: { trends: Trends; shelf: Shelf }) {
  const definition = trends.definition.value
  return (
    <section class="insight-part" aria-label="Series">
      <h2 class="insight-part-title">Series</h2>
      <ol class="funnel-steps trends-series">
        {definition.series.map((series, place) => (
          <SeriesEditor
            // A series is its letter.
            // oxlint-disable-next-line react/no-array-index-key
            key={place}
            series={series}
            place={place}
            canBeRemoved={definition.series.length > 1}
            hasStatistic={definition.display !== 'distribution'}
            shelf={shelf}
            onSeries={(next, isStep) => trends.put(putSeries(definition, place, next), isStep)}
            onRemove={() => trends.put(removeSeries(definition, place))}
          />
        ))}
      </ol>
      {canAddSeries(definition) && (
        <Button size="small" icon={Plus} onClick={() => trends.put(addSeries(definition))}>
          Add series
        </Button>
      )}
    </section>
  )
}

function Answer({ trends, answer }: { trends: Trends; answer: ShownTrends }) {
  const isEmpty = answer.lines.every(({ points, before }) =>
    [...points, ...before].every(({ selection }) => selection.length === 0),
  )
  if (isEmpty)
    return (
      <EmptyState title="Nothing to draw" picture={<ChartLine size={28} aria-hidden="true" />}>
        <p>
          None of the sessions has it. Choose another event or value, more days, or fewer conditions on the sessions.
        </p>
      </EmptyState>
    )
  return (
    <>
      <TrendsChart trends={trends} answer={answer} />
      {answer.isCut && (
        <p class="insight-quiet figures">The latest {MAX_TREND_BUCKETS} are drawn. Longer spans of time show all.</p>
      )}
      <TrendsTable trends={trends} answer={answer} />
    </>
  )
}
