import { TriangleAlert } from 'lucide-preact'

import { describeCount } from '@/components/parts/describe-count'

import type { LoadedSession } from './session-model'

/** What of this session cannot be shown. What was lost is told (promise 3). */
export function SessionProblems({ session }: { session: LoadedSession }) {
  const { brokenChunkCount, timeline } = session
  const skipped = timeline.skippedPageIds.length
  const problems = [
    ...(brokenChunkCount > 0 ? [`${describeCount(brokenChunkCount, 'damaged chunk')} left out`] : []),
    ...(skipped > 0 ? [`${describeCount(skipped, 'page')} without a picture`] : []),
  ]
  if (problems.length === 0) return null
  return (
    <output class="session-header-problems">
      <TriangleAlert size={16} aria-hidden="true" />
      {problems.join(', ')}
    </output>
  )
}
