import { describeBytes } from '@/components/parts/describe-bytes'
import { describeCount } from '@/components/parts/describe-count'
import { EmptyState } from '@/components/parts/empty-state'
import { describePosition } from '@/components/player/describe-time'
import type { PageMeasure, SlowRequest, VitalMeasure } from '@/lib/replay/measure-pages'
import { rateVital, VITAL_LIMITS, type Rating } from '@/lib/replay/rate-vital'

import { describeMs } from './describe-ms'

import './performance-panel.css'

export interface PerformancePanelProps {
  pages: readonly PageMeasure[]
  slowest: readonly SlowRequest[]
  from: number
  onJump: (at: number) => void
}

const VITAL_NAMES: Record<VitalMeasure['metric'], string> = {
  LCP: 'Largest contentful paint: how long until the main part was there',
  INP: 'Interaction to next paint: how long the slowest answer to a click or key took',
  CLS: 'Cumulative layout shift: how much things moved about',
}

const RATINGS: Record<Rating, { name: string; className: string }> = {
  good: { name: 'Good', className: 'good' },
  'needs improvement': { name: 'Needs improvement', className: 'fair' },
  poor: { name: 'Poor', className: 'poor' },
}

/** How pages felt, and what took long. */
export function PerformancePanel({ pages, slowest, from, onJump }: PerformancePanelProps) {
  const mostBytes = Math.max(1, ...pages.map(({ bytes }) => bytes))
  const longest = Math.max(1, ...slowest.map(({ facts }) => facts.durationMs))
  if (pages.length === 0) return <EmptyState title="No pages" />
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div class="facts-panel" tabIndex={0} data-scroll-keys>
      {slowest.length > 0 && (
        <section aria-label="Slowest requests">
          <h2>Slowest requests</h2>
          <ol class="slowest">
            {slowest.map(({ item, facts }) => (
              <li key={item.key}>
                <button type="button" class="slowest-item" title={facts.url} onClick={() => onJump(facts.startedAt)}>
                  <span class="cut" dir="ltr">
                    {facts.name}
                  </span>
                  <span class="figures">{describeMs(facts.durationMs)}</span>
                  <span class="bar" aria-hidden="true">
                    <span style={{ inlineSize: `${(facts.durationMs / longest) * 100}%` }} />
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </section>
      )}
      {pages.map((measure) => (
        <PageSection key={measure.page.id} measure={measure} mostBytes={mostBytes} from={from} onJump={onJump} />
      ))}
    </div>
  )
}

type PageSectionProps = Pick<PerformancePanelProps, 'from' | 'onJump'> & { measure: PageMeasure; mostBytes: number }

function PageSection({ measure, mostBytes, from, onJump }: PageSectionProps) {
  const { page, vitals, requestCount, failedCount, bytes } = measure
  const title = page.title || page.url
  const facts = [
    describeCount(requestCount, 'request'),
    ...(failedCount > 0 ? [`${failedCount} failed`] : []),
    `${describeBytes(bytes)} loaded`,
  ]
  return (
    <section aria-label={title}>
      <button type="button" class="page-measure" title={page.url} onClick={() => onJump(page.startedAt)}>
        <span class="cut page-measure-title" dir="auto">
          {title}
        </span>
        <span class="figures">{describePosition(page.startedAt - from)}</span>
      </button>
      <p class="facts-quiet figures">{facts.join(' · ')}</p>
      <div class="bar" aria-hidden="true" title="Beside the page that loaded most">
        <span style={{ inlineSize: `${(bytes / mostBytes) * 100}%` }} />
      </div>
      {vitals.length === 0 ? (
        <p class="facts-quiet">No web vitals were told: the page was left too early, or was not seen.</p>
      ) : (
        <ul class="vitals">
          {vitals.map((vital) => (
            <Vital key={vital.metric} vital={vital} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Vital({ vital: { metric, value } }: { vital: VitalMeasure }) {
  const { name, className } = RATINGS[rateVital(metric, value)]
  const [good, poor] = VITAL_LIMITS[metric]
  const end = Math.max(poor * 1.5, value)
  const limits = metric === 'CLS' ? `${good} and ${poor}` : `${describeMs(good)} and ${describeMs(poor)}`
  return (
    <li class={`vital vital-${className}`} title={`${VITAL_NAMES[metric]}. Good up to the first of ${limits}`}>
      <span class="vital-name">{metric}</span>
      <span class="figures vital-value">{metric === 'CLS' ? String(value) : describeMs(value)}</span>
      <span class="vital-rating">{name}</span>
      <span class="vital-scale" aria-hidden="true">
        <span class="vital-limit" style={{ insetInlineStart: `${(good / end) * 100}%` }} />
        <span class="vital-limit" style={{ insetInlineStart: `${(poor / end) * 100}%` }} />
        <span class="vital-fill" style={{ inlineSize: `${Math.min(100, (value / end) * 100)}%` }} />
      </span>
    </li>
  )
}
