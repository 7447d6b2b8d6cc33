import { computed, createModel, signal, type ReadonlySignal } from '@preact/signals'

import { readValue, type QueryState } from '@/components/parts/watch-query'
import type { Session } from '@/lib/model/session'

export interface StorageGivens {
  query: ReadonlySignal<QueryState<Session[]>>
  /** What the browser says of this origin; its figures are rounded by the browser. */
  estimate: () => Promise<StorageEstimate>
}

/** How much room the sessions take on this machine. */
export const StorageModel = createModel(({ query, estimate }: StorageGivens) => {
  const quotaBytes = signal<number | null>(null)
  const sessions = computed(() => readValue(query.value))
  const sessionCount = computed(() => sessions.value?.length ?? null)
  const sessionBytes = computed(() => sessions.value?.reduce((sum, session) => sum + session.bytes, 0) ?? null)

  const measure = async () => {
    quotaBytes.value = (await estimate()).quota ?? null
  }
  return { sessionCount, sessionBytes, quotaBytes, measure }
})

export type StorageUse = InstanceType<typeof StorageModel>
