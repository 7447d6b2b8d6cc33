import { computed, createModel, signal, type ReadonlySignal } from '@preact/signals'

import { readValue, type QueryState } from '@/components/parts/query-state'
import type { Session } from '@/lib/model/session'

export interface StorageGivens {
  query: ReadonlySignal<QueryState<Session[]>>
  /** What the browser says of this origin; its figures are rounded by the browser. */
  estimate: () => Promise<StorageEstimate>
}

/** How much room the sessions take on this machine. */
export const StorageModel = createModel(({ query, estimate }: StorageGivens) => {
  const quotaBytes = signal<number | null>(null)
  /** Everything of the extension: sessions, their pictures and fonts, indexes, the rolling memory. */
  const usedBytes = signal<number | null>(null)
  const sessions = computed(() => readValue(query.value))
  const sessionCount = computed(() => sessions.value?.length ?? null)
  const sessionBytes = computed(() => sessions.value?.reduce((sum, session) => sum + session.bytes, 0) ?? null)

  const measure = async () => {
    const { quota, usage } = await estimate()
    quotaBytes.value = quota ?? null
    usedBytes.value = usage ?? null
  }
  return { sessionCount, sessionBytes, quotaBytes, usedBytes, measure }
})

export type StorageUse = InstanceType<typeof StorageModel>
