import { Pin, Trash } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { describeBytes } from '@/components/parts/describe-bytes'
import { describeCount } from '@/components/parts/describe-count'
import { Kbd } from '@/components/parts/kbd'
import { RecordingDot } from '@/components/parts/recording-dot'

import type { Sessions } from './sessions-model'

export function SessionsHeader({ sessions }: { sessions: Sessions }) {
  const selectedCount = sessions.selectedIds.value.length
  return (
    <header class="sessions-header">
      <h1>Sessions</h1>
      {selectedCount > 0 ? <SelectionBar sessions={sessions} count={selectedCount} /> : <Totals sessions={sessions} />}
    </header>
  )
}

function Totals({ sessions }: { sessions: Sessions }) {
  const count = sessions.sessions.value.length
  const { bytes, liveCount } = sessions.totals.value
  if (count === 0) return null
  return (
    <>
      <p class="sessions-totals figures">
        <span>{describeCount(count, 'session')}</span>
        <span>{describeBytes(bytes)}</span>
        {liveCount > 0 && (
          <span class="sessions-live">
            <RecordingDot />
            {describeCount(liveCount, 'recording')} now
          </span>
        )}
      </p>
      <p class="sessions-keys" aria-hidden="true">
        <Kbd keyName="J" />
        <Kbd keyName="K" />
        <span>move</span>
        <Kbd keyName="Enter" />
        <span>open</span>
        <Kbd keyName="X" />
        <span>select</span>
        <Kbd keyName="P" />
        <span>keep</span>
        <Kbd keyName="Del" />
        <span>delete</span>
      </p>
    </>
  )
}

function SelectionBar({ sessions, count }: { sessions: Sessions; count: number }) {
  return (
    <>
      <output class="sessions-totals figures">{describeCount(count, 'session')} selected</output>
      <Button size="small" look="quiet" onClick={sessions.clearSelection}>
        Clear selection
      </Button>
      <Button size="small" icon={Pin} onClick={() => void sessions.keepChosen()}>
        Keep
      </Button>
      <Button size="small" look="danger" icon={Trash} onClick={() => void sessions.removeChosen()}>
        Delete
      </Button>
    </>
  )
}
