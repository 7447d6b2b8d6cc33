import { HardDrive } from 'lucide-preact'

import { Callout } from '@/components/parts/callout'
import { describeInstant } from '@/components/parts/describe-instant'

/** Recording stopped because nothing more fits: what happened, what is safe, what to do. */
export function DiskFull({ endedAt, now }: { endedAt: number; now: number }) {
  return (
    <Callout meaning="error" icon={HardDrive} title="The disk is full, so recording stopped">
      <p>Everything up to {describeInstant(endedAt, now)} is stored and can be watched. What came after is missing.</p>
      <p>
        Free space on the disk or{' '}
        <a href="/dashboard.html#/sessions" target="_blank" rel="noreferrer">
          delete sessions
        </a>{' '}
        you no longer need, then press Start recording.
      </p>
    </Callout>
  )
}
