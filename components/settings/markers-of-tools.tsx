import { describeCount } from '@/components/parts/describe-count'
import { MARKERS, type Markers } from '@/lib/masking/markers'

import { describeList, SELECTOR_LISTS } from './describe-rules'

import './markers-of-tools.css'

const TOOLS: Record<string, string> = {
  rrweb: 'rrweb',
  logRocket: 'LogRocket',
  posthog: 'PostHog',
  fullStory: 'FullStory',
  clarity: 'Microsoft Clarity',
  openReplay: 'OpenReplay',
  newRelic: 'New Relic',
  luckyOrange: 'Lucky Orange',
  quantumMetric: 'Quantum Metric',
  sessionStack: 'SessionStack',
  sessionRewind: 'Session Rewind',
}

/** What pages say to other recorders, and to this one as well. */
export function MarkersOfTools() {
  const tools = Object.entries(MARKERS)
  return (
    <details class="markers">
      <summary>Marks for {describeCount(tools.length, 'other tool')} are honoured too</summary>
      <p>What a page marks to be shown is shown only where the level shows text, and never in a field.</p>
      <dl class="markers-list">
        {tools.map(([name, markers]) => (
          <div key={name}>
            <dt>{TOOLS[name] ?? name.charAt(0).toUpperCase() + name.slice(1)}</dt>
            <dd>
              <MarkersOfTool markers={markers} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function MarkersOfTool({ markers }: { markers: Markers }) {
  return (
    <>
      {SELECTOR_LISTS.filter((list) => markers[list].length > 0).map((list) => (
        <p key={list}>
          {describeList(list).label}
          <span>
            {markers[list].map((selector) => (
              <code key={selector} class="code">
                {selector}
              </code>
            ))}
          </span>
        </p>
      ))}
    </>
  )
}
