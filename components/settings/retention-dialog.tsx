import { Button } from '@/components/parts/button'
import { describeBytes } from '@/components/parts/describe-bytes'
import { describeCount } from '@/components/parts/describe-count'
import { describeInstant, describeInstantInFull } from '@/components/parts/describe-instant'
import { Dialog } from '@/components/parts/dialog'
import type { Session } from '@/lib/model/session'

import type { RetentionPlan } from './plan-retention'
import type { Retention } from './retention-model'

/** What another time would do, before it does it: removed sessions cannot be brought back. */
export function RetentionDialog({ retention }: { retention: Retention }) {
  const plan = retention.plan.value
  return (
    <Dialog
      title={plan ? `Keep sessions for ${describeCount(plan.days, 'day')}` : 'Keep sessions'}
      isOpen={plan !== null}
      onClose={retention.cancel}
    >
      {plan && <Sheet plan={plan} retention={retention} />}
    </Dialog>
  )
}

function Sheet({ plan, retention }: { plan: RetentionPlan; retention: Retention }) {
  const { going } = plan
  const removes = going.length > 0 ? ` (removes ${going.length.toLocaleString()})` : ''
  return (
    <div class="retention-sheet">
      <p class="retention-news figures">{describeNews(plan)}</p>
      {going.length > 0 && (
        // A list that scrolls must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <ol class="retention-list" aria-label="Sessions that would go" tabIndex={0}>
          {going.map((session) => (
            <GoingSession key={session.id} session={session} now={plan.at} />
          ))}
        </ol>
      )}
      <p>{describeStaying(plan)}</p>
      <div class="retention-buttons">
        <Button look="primary" onClick={() => void retention.apply(false)}>
          Only for new sessions
        </Button>
        <Button look={going.length > 0 ? 'danger' : 'plain'} onClick={() => void retention.apply(true)}>
          Also for old sessions{removes}
        </Button>
        <Button look="quiet" onClick={retention.cancel}>
          Cancel
        </Button>
      </div>
    </div>
  )
}

function GoingSession({ session, now }: { session: Session; now: number }) {
  const title = session.title || 'Untitled'
  return (
    <li class="figures">
      <span class="cut" dir="auto" title={title}>
        {title}
      </span>
      <span title={describeInstantInFull(session.startedAt)}>{describeInstant(session.startedAt, now)}</span>
      <span>{describeBytes(session.bytes)}</span>
    </li>
  )
}

function describeNews({ days, going, goingBytes, isShorter }: RetentionPlan): string {
  if (going.length > 0) {
    const are = going.length === 1 ? 'is' : 'are'
    return `${describeCount(going.length, 'session')} ${are} older than ${describeCount(days, 'day')} and would be removed now, ${describeBytes(goingBytes)} in all. That cannot be undone.`
  }
  return isShorter
    ? 'No session is older than that, so nothing would be removed now. Old sessions would go earlier than planned.'
    : 'Nothing would be removed. Old sessions would stay longer than planned.'
}

function describeStaying({ keptCount, liveCount }: RetentionPlan): string {
  const staying = [
    ...(keptCount > 0 ? [`${describeCount(keptCount, 'older session')} you keep`] : []),
    ...(liveCount > 0 ? [`${describeCount(liveCount, 'session')} being recorded`] : []),
  ]
  const rule = 'Sessions you keep and sessions being recorded are never removed'
  return staying.length > 0 ? `${rule}: ${staying.join(' and ')} would stay.` : `${rule}.`
}
