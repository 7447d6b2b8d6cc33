import { CircleStop, TriangleAlert } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { Callout } from '@/components/parts/callout'
import { describeCount, describeNumber } from '@/components/parts/describe-count'
import { EmptyState } from '@/components/parts/empty-state'
import { ProgressBar } from '@/components/parts/progress-bar'
import type { Toasts } from '@/components/parts/toasts-model'
import { FilterBar } from '@/components/search/filter-bar'
import type { SearchClient } from '@/components/search/search-client'
import type { Shelf } from '@/components/search/shelf-model'
import type { InsightKind } from '@/lib/model/insight'

import type { Insight } from './insight-model'
import { InsightTabs } from './insight-tabs'
import { InsightTools } from './insight-tools'
import type { SavedInsights } from './saved-insights-model'
import { SelectionPanel } from './selection-panel'
import type { CsvRow } from '@/lib/files/write-csv'

import './insight.css'

/** What the screens of all kinds of insight need beside their own model. */
export interface InsightSurroundings {
  shelf: Shelf
  progress: SearchClient['progress']
  now: () => number
  saved: SavedInsights
  toasts: Toasts
}

export interface InsightPageProps<Definition, Answer, Place> extends InsightSurroundings {
  kind: InsightKind
  insight: Insight<Definition, Answer, Place>
  /** At the end of the header. */
  tools?: ComponentChildren
  /** What is asked: fields at the left. */
  asked: ComponentChildren
  /** Its numbers as a table, the names of the columns first. */
  writeRows: (answer: Answer) => CsvRow[]
  children: (answer: Answer) => ComponentChildren
}

/** What is asked on the left, the answer beside it, and at the right who is behind the number that was pressed. */
export function InsightPage<Definition, Answer, Place>({
  kind,
  insight,
  tools,
  asked,
  writeRows,
  children,
  shelf,
  progress,
  now,
  saved,
  toasts,
}: InsightPageProps<Definition, Answer, Place>) {
  const answer = insight.answer.value
  const picture = useRef<HTMLDivElement>(null)
  return (
    <div class={`insight-page${insight.opened.value ? ' insight-page-open' : ''}`}>
      <header class="screen-header insight-header">
        <h1>Insights</h1>
        <InsightTabs current={kind} />
        {tools}
        <InsightTools
          kind={kind}
          address={insight.address.value}
          saved={saved}
          rows={answer.state === 'ready' ? writeRows(answer.value) : undefined}
          readPicture={() => picture.current}
          toasts={toasts}
        />
      </header>
      <FilterBar query={insight.query} shelf={shelf} />
      <div class="insight-definition">
        {insight.problem.value !== null && (
          <Callout meaning="warning" icon={TriangleAlert} title="What is in this address could not be read">
            <p>{insight.problem.value} A new one is shown.</p>
          </Callout>
        )}
        {asked}
      </div>
      <div class="insight-answer" ref={picture}>
        {answer.state === 'ready' && children(answer.value)}
        {answer.state === 'loading' && <Counting insight={insight} progress={progress} />}
        {answer.state === 'failed' && (
          <EmptyState title="It could not be counted" picture={<TriangleAlert size={28} aria-hidden="true" />}>
            <p>Nothing was changed. The browser said: {String(answer.error)}</p>
          </EmptyState>
        )}
      </div>
      <SelectionPanel insight={insight} now={now} />
    </div>
  )
}

interface CountingProps extends Pick<InsightSurroundings, 'progress'> {
  insight: Pick<Insight<unknown, unknown, unknown>, 'isStopped' | 'stop' | 'goOn'>
}

/** While the first answer is on its way: how far the reading is, and the way out of it. */
function Counting({ insight, progress }: CountingProps) {
  const reading = progress.value
  if (insight.isStopped.value)
    return (
      <EmptyState title="Stopped" picture={<CircleStop size={28} aria-hidden="true" />}>
        <p>Nothing is counted until you say so, or ask for something else.</p>
        <Button onClick={insight.goOn}>Count</Button>
      </EmptyState>
    )
  return (
    <div class="insight-counting">
      {reading ? (
        <ProgressBar
          label="Reading the library"
          value={reading.doneCount}
          max={reading.allCount}
          text={`${describeNumber(reading.doneCount)} of ${describeCount(reading.allCount, 'session')}`}
        />
      ) : (
        <p class="insight-quiet">Counting…</p>
      )}
      <Button size="small" onClick={insight.stop}>
        Cancel
      </Button>
    </div>
  )
}
