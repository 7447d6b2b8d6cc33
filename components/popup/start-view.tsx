import { Circle, ScanEye } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { Choice } from '@/components/parts/choice'
import { readValue } from '@/components/parts/query-state'

import { readHost, type Scope } from './decide-origins'
import { DiskFull } from './disk-full'
import { HabitChoice } from './habit-choice'
import { MaskedLine } from './masked-line'
import type { PopupState } from './popup-model'

const SCOPES: readonly { value: Scope; label: string }[] = [
  { value: 'site', label: 'This site' },
  { value: 'all', label: 'All sites' },
]

/** Nothing is recorded: one button. The first time on a site, also how much to allow. */
export function StartView({ popup }: { popup: PopupState }) {
  const button = useRef<HTMLButtonElement>(null)
  const isKnown = popup.access.value !== 'unknown'
  useEffect(() => void (isKnown && button.current?.focus()), [isKnown])

  const host = readHost(popup.url.value) ?? 'this site'
  const isAsking = popup.access.value === 'none'
  const ended = readValue(popup.recent.value)
  return (
    <>
      <div class="popup-state">
        <h2>Not recording</h2>
        <p class="popup-site cut" title={popup.url.value}>
          {host}
        </p>
      </div>
      {ended?.endReason === 'disk full' && <DiskFull endedAt={ended.endedAt} now={popup.clock.peek()} />}
      {isAsking && (
        <>
          <Choice
            label="Where Afterimage may record"
            value={popup.scope.value}
            options={SCOPES}
            onValue={popup.choose}
          />
          <p class="popup-hint">{describeAsking(popup.scope.value, host)}</p>
        </>
      )}
      <div class="popup-actions">
        <Button ref={button} look="primary" icon={Circle} disabled={!isKnown} onClick={() => void popup.start()}>
          Start recording
        </Button>
      </div>
      <HabitChoice popup={popup} />
      <MaskedLine level={popup.level.value} />
      <Button look="quiet" icon={ScanEye} disabled={!isKnown} onClick={() => void popup.preview()}>
        Preview masking
      </Button>
    </>
  )
}

function describeAsking(scope: Scope, host: string): string {
  const [where, elsewhere] =
    scope === 'site'
      ? [host, 'If the tab goes to another site, that part is a gap you can allow later.']
      : ['all sites', 'Only tabs you start are recorded.']
  return `Your browser asks once for access to ${where}. ${elsewhere}`
}
