import { computed, effect, signal, type ReadonlySignal } from '@preact/signals'

import type { HeldRules } from '@/lib/store/read-rules'
import { DEFAULT_RULES, type MaskRules } from '@/lib/model/rules'

export interface RulesDraft {
  /** As they will be read once everything that was sent is stored. */
  rules: ReadonlySignal<MaskRules>
  send: (rules: MaskRules) => void
  /** Something that was sent was not stored: what is stored holds. */
  withdraw: () => void
}

/**
 * Two changes may follow each other faster than the store tells of the first one; the second must not be made to rules
 * without it. What was sent stands until it is read, or until somebody else has written something.
 */
export function draftRules(held: ReadonlySignal<HeldRules | null>): RulesDraft {
  const draft = signal<MaskRules | null>(null)
  let sent: string[] = []

  const withdraw = () => {
    sent = []
    draft.value = null
  }
  effect(() => {
    const at = sent.indexOf(JSON.stringify(held.value?.rules))
    if (at < 0 || at === sent.length - 1) withdraw()
    else sent = sent.slice(at + 1)
  })
  return {
    rules: computed(() => draft.value ?? held.value?.rules ?? DEFAULT_RULES),
    send(rules) {
      sent.push(JSON.stringify(rules))
      draft.value = rules
    },
    withdraw,
  }
}
