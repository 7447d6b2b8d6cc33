import { Filter } from 'lucide-preact'

import { EmptyState } from '@/components/parts/empty-state'

import { CorrelatesSection } from './correlates-section'
import { FunnelChart } from './funnel-chart'
import { FunnelLookEditor } from './funnel-look-editor'
import type { Funnel, ShownFunnel } from './funnel-model'
import { FunnelRulesEditor } from './funnel-rules-editor'
import { FunnelSteps } from './funnel-steps'
import { FunnelTable } from './funnel-table'
import { FunnelTrend } from './funnel-trend'
import { InsightPage, type InsightSurroundings } from './insight-page'
import { SuggestedFunnels } from './suggested-funnels'
import { writeFunnelRows } from './write-funnel-rows'

import './funnel.css'
import './trends.css'

/** How many went on from step to step. */
export function FunnelPage({ funnel, ...around }: { funnel: Funnel } & InsightSurroundings) {
  return (
    <InsightPage
      {...around}
      kind="funnel"
      insight={funnel}
      writeRows={writeFunnelRows}
      asked={
        <>
          <FunnelSteps funnel={funnel} shelf={around.shelf} />
          <SuggestedFunnels funnel={funnel} />
          <FunnelRulesEditor funnel={funnel} shelf={around.shelf} />
          <FunnelLookEditor funnel={funnel} shelf={around.shelf} />
        </>
      }
    >
      {(answer) => <Answer funnel={funnel} answer={answer} />}
    </InsightPage>
  )
}

function Answer({ funnel, answer }: { funnel: Funnel; answer: ShownFunnel }) {
  if ([answer.steps[0], answer.before[0]].every((step) => !step || step.completed.value === 0))
    return (
      <EmptyState title="Nobody did the first step" picture={<Filter size={28} aria-hidden="true" />}>
        <p>Choose another event for it, more days, or fewer conditions on the sessions.</p>
      </EmptyState>
    )
  return (
    <>
      {answer.trend ? (
        <FunnelTrend funnel={funnel} answer={answer} trend={answer.trend} />
      ) : (
        <>
          <FunnelChart funnel={funnel} answer={answer} />
          <FunnelTable funnel={funnel} answer={answer} />
        </>
      )}
      {answer.excludedIds.length > 0 && (
        <p class="insight-quiet figures">{answer.excludedIds.length} taken out by what is excluded.</p>
      )}
      <CorrelatesSection funnel={funnel} />
    </>
  )
}
