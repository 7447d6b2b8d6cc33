import { ChartNoAxesColumn, Filter, X } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { IconButton } from '@/components/parts/icon-button'
import { LEAST_CHART_EVENTS, MAX_CHART_EVENTS, MOST_CHART_EVENTS } from '@/lib/insights/chart-events'

import type { ChartChoice } from './chart-model'

import './chart-bar.css'

/** How many events are chosen, and what can be made of them. */
export function ChartBar({ chart }: { chart: ChartChoice }) {
  const count = chart.count.value
  return (
    <fieldset class="chart-bar" aria-label="Create chart">
      <output class="figures">
        {count} of {MAX_CHART_EVENTS}
        <span class="only-read-out"> chosen</span>
      </output>
      <span class="chart-bar-room" />
      <IconButton icon={X} label="Choose nothing" size="small" onClick={() => chart.setChoosing(false)} />
      <Button
        size="small"
        icon={ChartNoAxesColumn}
        title={`How often each of these happened, in all sessions: of the oldest ${MOST_CHART_EVENTS.segmentation}`}
        disabled={count < LEAST_CHART_EVENTS.segmentation}
        onClick={() => chart.open('segmentation')}
      >
        Event segmentation
      </Button>
      <Button
        size="small"
        icon={Filter}
        title="How many did these one after another, the oldest first, in all sessions"
        disabled={count < LEAST_CHART_EVENTS.funnel}
        onClick={() => chart.open('funnel')}
      >
        Funnel
      </Button>
    </fieldset>
  )
}
