import { useEffect } from 'preact/hooks'

import { describeBytes } from '@/components/parts/describe-bytes'
import { describeCount } from '@/components/parts/describe-count'
import { ProgressBar } from '@/components/parts/progress-bar'

import { RetentionChoice } from './retention-choice'
import type { Retention } from './retention-model'
import type { StorageUse } from './storage-model'

import './storage-section.css'

export function StorageSection({ storage, retention }: { storage: StorageUse; retention: Retention }) {
  return (
    <div class="storage">
      <StorageMeter storage={storage} />
      <RetentionChoice retention={retention} />
    </div>
  )
}

function StorageMeter({ storage }: { storage: StorageUse }) {
  const count = storage.sessionCount.value
  const bytes = storage.sessionBytes.value
  // Measured again when sessions come, go or grow.
  useEffect(() => void storage.measure(), [storage, bytes])
  if (count === null || bytes === null) return null
  const [used, quota] = [Math.max(storage.usedBytes.value ?? 0, bytes), storage.quotaBytes.value]
  const room = quota === null ? '' : ` of ${describeBytes(quota)}`
  return (
    <div class="storage-meter">
      {quota !== null && (
        <ProgressBar label="Storage used" value={used} max={quota} text={`${describeBytes(used)}${room}`} />
      )}
      <dl class="settings-facts figures">
        <dt>Sessions</dt>
        <dd>
          {describeCount(count, 'session')}, {describeBytes(bytes)}
        </dd>
        <dt>In all</dt>
        <dd>
          {describeBytes(used)} with pictures, fonts and indexes
          {quota !== null && `; the browser gives Afterimage room for ${describeBytes(quota)}`}
        </dd>
      </dl>
    </div>
  )
}
