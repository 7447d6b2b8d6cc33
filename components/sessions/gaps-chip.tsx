import { Unlink } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'

import { describeCount, describeNumber } from '@/components/parts/describe-count'
import { describeReasons } from '@/components/parts/describe-gap'
import type { Session } from '@/lib/model/session'

import type { Sessions } from './sessions-model'

/** How much could not be recorded. Why is read when somebody points at it: a list of thousands reads nothing for it. */
export function GapsChip({ session, sessions }: { session: Session; sessions: Sessions }) {
  const { id, gapCount } = session
  const [reasons, setReasons] = useState('')
  useEffect(() => setReasons(''), [id, gapCount])
  const read = async () => setReasons(describeReasons(await sessions.readGapReasons(id)))
  if (gapCount === 0) return null
  const parts = `${describeCount(gapCount, 'part')} could not be recorded`
  return (
    <span
      class="session-chip session-gaps figures"
      title={reasons === '' ? parts : `${parts}: ${reasons}`}
      onPointerEnter={() => void read()}
    >
      <Unlink size={12} aria-hidden="true" />
      <span class="only-read-out">{describeCount(gapCount, 'gap')}</span>
      <span aria-hidden="true">{describeNumber(gapCount)}</span>
      <span class="session-wide" aria-hidden="true">
        {gapCount === 1 ? 'gap' : 'gaps'}
      </span>
    </span>
  )
}
