import { signal } from '@preact/signals'
import { vi } from 'vitest'

import { ToastsModel } from '@/components/parts/toasts-model'
import type { QueryState } from '@/components/parts/query-state'
import { MaskingListsModel } from '@/components/settings/masking-lists-model'
import { MaskingModel } from '@/components/settings/masking-model'
import { DEFAULT_RULES, type MaskRules } from '@/lib/model/rules'
import type { HeldRules } from '@/lib/store/read-rules'

import { createAsk } from '../create-ask'

/** Rules as the store gives them, and the models over them. */
export function openMasking(given: Partial<HeldRules> = {}, answer?: Error) {
  // What went wrong is also logged; here it goes wrong on purpose.
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { ask, asked } = createAsk({ saveRules: answer })
  const held: HeldRules = {
    rules: DEFAULT_RULES,
    problems: [],
    source: 'person',
    isLocked: false,
    revision: 1,
    ...given,
  }
  const query = signal<QueryState<HeldRules>>({ state: 'ready', value: held })
  const toasts = new ToastsModel()
  const masking = new MaskingModel({ query, ask, toasts })
  const lists = new MaskingListsModel({ masking, isSelector: (text) => !text.includes('::no') })
  const readSaved = () => asked.map(([, data]) => (data as { rules: MaskRules }).rules)
  /** The store tells of what was saved, the last by default. */
  const follow = (rules = readSaved().at(-1)!) => {
    query.value = { state: 'ready', value: { ...held, rules: structuredClone(rules), problems: [] } }
  }
  return { masking, lists, query, toasts, asked, readSaved, follow, readNotice: () => toasts.toasts.value.at(-1)?.text }
}
