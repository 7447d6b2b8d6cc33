import { computed, createModel, type ReadonlySignal } from '@preact/signals'

import type { Ask } from '@/components/parts/ask'
import { createUndoable } from '@/components/parts/create-undoable'
import { describeCount } from '@/components/parts/describe-count'
import { downloadText } from '@/components/parts/download-text'
import type { Toasts } from '@/components/parts/toasts-model'
import { readValue, type QueryState } from '@/components/parts/query-state'
import { readInsightFile, writeInsightFile, type NamedInsight } from '@/lib/insights/check-saved-insight'
import type { SavedInsight } from '@/lib/model/insight'

export interface SavedInsightsGivens {
  rows: ReadonlySignal<QueryState<SavedInsight[]>>
  ask: Ask
  toasts: Toasts
  now: () => number
}

export const writeInsightLink = ({ kind, address }: Pick<SavedInsight, 'kind' | 'address'>) =>
  `#/insights/${kind}?${address}`

/** Insights that were kept under a name; every change can be undone. */
export const SavedInsightsModel = createModel(({ rows, ask, toasts, now }: SavedInsightsGivens) => {
  const act = createUndoable(toasts)
  const all = computed(() => (readValue(rows.value) ?? []).toSorted((a, b) => a.name.localeCompare(b.name)))
  const create = (insight: NamedInsight): SavedInsight => ({
    ...insight,
    id: crypto.randomUUID(),
    pinnedAt: null,
    createdAt: now(),
  })
  const put = (...insights: SavedInsight[]) => ask('saveInsights', { insights })
  const remove = (insights: readonly SavedInsight[]) =>
    Promise.all(insights.map(({ id }) => ask('deleteInsight', { id })))
  const add = (insights: SavedInsight[], text: string) => act(put(...insights), text, () => remove(insights))

  return {
    all,
    /** The one pinned first comes first. */
    pinned: computed(() =>
      all.value.filter(({ pinnedAt }) => pinnedAt !== null).toSorted((a, b) => a.pinnedAt! - b.pinnedAt!),
    ),
    save: (insight: NamedInsight) => add([create(insight)], `Saved the insight “${insight.name}”.`),
    duplicate: (insight: SavedInsight) =>
      add([create({ ...insight, name: `${insight.name} (copy)` })], `Duplicated “${insight.name}”.`),
    rename: (insight: SavedInsight, name: string) =>
      act(put({ ...insight, name }), `Renamed “${insight.name}” to “${name}”.`, () => put(insight)),
    /** What a saved one asks becomes something else. */
    replace: (insight: SavedInsight, address: string) =>
      act(put({ ...insight, address }), `Changed “${insight.name}”.`, () => put(insight)),
    pin(insight: SavedInsight, isPinned: boolean) {
      const text = isPinned ? `Pinned “${insight.name}” to Home.` : `“${insight.name}” is no longer on Home.`
      return act(put({ ...insight, pinnedAt: isPinned ? now() : null }), text, () => put(insight))
    },
    remove: (insight: SavedInsight) =>
      act(remove([insight]), `Deleted the insight “${insight.name}”.`, () => put(insight)),
    exportAll: () => downloadText('insights.json', writeInsightFile(all.peek()), 'application/json'),
    /** All of a file or nothing of it. */
    async importFile(file: Blob) {
      try {
        const read = readInsightFile(await file.text()).map(create)
        await add(read, `Imported ${describeCount(read.length, 'insight')}.`)
      } catch (error) {
        toasts.show({ text: error instanceof Error ? error.message : String(error) })
      }
    },
  }
})

export type SavedInsights = InstanceType<typeof SavedInsightsModel>
