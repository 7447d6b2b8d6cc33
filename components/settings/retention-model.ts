import { computed, createModel, signal, type ReadonlySignal } from '@preact/signals'

import { askOrTell, type Ask } from '@/components/parts/ask'
import { describeCount } from '@/components/parts/describe-count'
import type { Toasts } from '@/components/parts/toasts-model'
import { readValue, type QueryState } from '@/components/parts/query-state'
import { DEFAULT_SETTINGS, type Settings } from '@/lib/model/settings'
import type { Session } from '@/lib/model/session'

import { MOST_RETENTION_DAYS } from './limits'
import { planRetention } from './plan-retention'

export interface RetentionGivens {
  settings: ReadonlySignal<QueryState<Settings>>
  sessions: ReadonlySignal<QueryState<Session[]>>
  ask: Ask
  toasts: Toasts
  now: () => number
}

/** How long sessions are kept. A change first shows what it would do to those there are. */
export const RetentionModel = createModel(({ settings, sessions, ask, toasts, now }: RetentionGivens) => {
  const days = computed(() => (readValue(settings.value) ?? DEFAULT_SETTINGS).retentionDays)
  const proposed = signal<number | null>(null)
  /** What would go, while the person decides. */
  const plan = computed(() => {
    if (proposed.value === null) return null
    return planRetention(readValue(sessions.value) ?? [], { from: days.value, to: proposed.value }, now())
  })

  const cancel = () => {
    proposed.value = null
  }

  const apply = async (toOld: boolean) => {
    const planned = plan.peek()
    if (!planned) return
    cancel()
    const answer = await askOrTell(
      ask('changeRetention', { days: planned.days, toOld }).then(() => true),
      (text) => void toasts.show({ text }),
    )
    if (!answer) return
    const removed = toOld && planned.going.length > 0
    const what = `${toOld ? 'Sessions' : 'New sessions'} are kept for ${describeCount(planned.days, 'day')}.`
    toasts.show({ text: removed ? `${what} Removed ${describeCount(planned.going.length, 'session')}.` : what })
  }

  /** Asks for another time. Answers with what is wrong with it, or `null`. */
  const propose = (typed: number): string | null => {
    if (!(Number.isInteger(typed) && typed >= 1 && typed <= MOST_RETENTION_DAYS)) {
      return `Write a whole number of days from 1 to ${MOST_RETENTION_DAYS.toLocaleString()}.`
    }
    if (typed === days.peek()) return null
    proposed.value = typed
    // Without sessions there is nothing to decide.
    if ((readValue(sessions.peek()) ?? []).length === 0) void apply(false)
    return null
  }

  return { days, plan, propose, cancel, apply }
})

export type Retention = InstanceType<typeof RetentionModel>
