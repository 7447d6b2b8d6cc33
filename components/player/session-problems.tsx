import { TriangleAlert, Unlink } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'

import { closeWhenLeft } from '@/components/parts/close-when-left'
import { describeCount } from '@/components/parts/describe-count'
import { describeGapInFull } from '@/components/parts/describe-gap'
import type { Gap } from '@/lib/replay/gaps'

import { describePosition } from './describe-time'
import type { LoadedSession } from './session-model'

import './session-problems.css'

/** What of this session cannot be shown, and why. What was lost is told (promise 3). */
export function SessionProblems({ session, onJump }: { session: LoadedSession; onJump: (at: number) => void }) {
  const { brokenChunkCount, timeline } = session
  const gaps = timeline.gaps.filter((gap) => gap.reason !== 'paused')
  const skipped = timeline.skippedPageIds.length
  const problems = [
    ...(brokenChunkCount > 0 ? [`${describeCount(brokenChunkCount, 'damaged chunk')} left out`] : []),
    ...(skipped > 0 ? [`${describeCount(skipped, 'page')} without a picture`] : []),
  ]
  return (
    <>
      {gaps.length > 0 && <GapsList gaps={gaps} from={timeline.from} onJump={onJump} />}
      {problems.length > 0 && (
        <output class="session-header-problems">
          <TriangleAlert size={16} aria-hidden="true" />
          {problems.join(', ')}
        </output>
      )}
    </>
  )
}

interface GapsListProps {
  gaps: Gap[]
  from: number
  onJump: (at: number) => void
}

/** How many gaps; opened, each with its reason and the way to it. */
function GapsList({ gaps, from, onJump }: GapsListProps) {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => (details.current ? closeWhenLeft(details.current) : undefined), [])
  return (
    <details ref={details} class="problems">
      <summary class="problems-summary figures">
        <Unlink size={16} aria-hidden="true" />
        {describeCount(gaps.length, 'gap')}
      </summary>
      <ol class="problems-list" aria-label="Gaps">
        {gaps.map((gap) => (
          <li key={`${gap.from} ${gap.reason} ${gap.url}`}>
            <button type="button" class="problems-item" onClick={() => onJump(gap.from)}>
              <span class="problems-time figures">{describePosition(gap.from - from)}</span>
              <span>{describeGapInFull(gap)}</span>
            </button>
          </li>
        ))}
      </ol>
    </details>
  )
}
