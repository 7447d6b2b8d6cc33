import { EyeOff, LogIn, LogOut, Route } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { describeCount } from '@/components/parts/describe-count'
import { EmptyState } from '@/components/parts/empty-state'
import type { PathsAnswer } from '@/lib/insights/answer-paths'

import { InsightPage, type InsightSurroundings } from './insight-page'
import { PathsChart } from './paths-chart'
import { PathsEditor } from './paths-editor'
import { isStop, type Paths } from './paths-model'
import { PathsTable, writePathsRows } from './paths-table'

import './paths.css'

/** Which ways people went. */
export function PathsPage({ paths, ...around }: { paths: Paths } & InsightSurroundings) {
  return (
    <InsightPage
      {...around}
      kind="paths"
      insight={paths}
      asked={<PathsEditor paths={paths} />}
      writeRows={writePathsRows}
    >
      {(answer) => <Answer paths={paths} answer={answer} />}
    </InsightPage>
  )
}

function Answer({ paths, answer }: { paths: Paths; answer: PathsAnswer }) {
  const { start, end } = paths.asked.value
  if (answer.visitCount === 0)
    return (
      <EmptyState title="Nobody went there" picture={<Route size={28} aria-hidden="true" />}>
        <p>
          {start === undefined && end === undefined
            ? 'Choose more days, or fewer conditions on the sessions.'
            : `No visit ${start === undefined ? `came to ${end}` : end === undefined ? `came by ${start}` : `went from ${start} to ${end}`}.`}
        </p>
      </EmptyState>
    )
  return (
    <>
      <div class="paths-head">
        <p class="insight-quiet figures">
          {describeCount(answer.visitCount, 'visit')}: a pause of half an hour ends one.
        </p>
        <StopTools paths={paths} />
      </div>
      <PathsChart paths={paths} answer={answer} />
      <PathsTable paths={paths} answer={answer} />
    </>
  )
}

/** What can be done with the stop that was pressed. */
function StopTools({ paths }: { paths: Paths }) {
  const place = paths.place.value
  if (place === undefined || !('side' in place) || !isStop(place.name))
    return <p class="paths-tools insight-quiet">Press a stop to start or end paths there, or to hide it.</p>
  const { name } = place
  return (
    <fieldset class="paths-tools" aria-label={`What to do with ${name}`}>
      <span class="cut paths-tools-name" title={name} dir="auto">
        {name}
      </span>
      <Button size="small" icon={LogOut} onClick={() => paths.startAt(name)}>
        Start here
      </Button>
      <Button size="small" icon={LogIn} onClick={() => paths.endAt(name)}>
        End here
      </Button>
      <Button size="small" icon={EyeOff} onClick={() => paths.hide(name)}>
        Hide
      </Button>
    </fieldset>
  )
}
