import { computed, createModel, type ReadonlySignal } from '@preact/signals'

import type { Ask } from '@/components/parts/ask'
import { createUndoable } from '@/components/parts/create-undoable'
import { describeCount } from '@/components/parts/describe-count'
import type { Toasts } from '@/components/parts/toasts-model'
import { readValue, type QueryState } from '@/components/parts/query-state'
import type { Filter } from '@/lib/model/filter'
import type { Cohort, SavedFilter, Study } from '@/lib/model/library'
import type { Suggested } from '@/lib/search/suggest-values'

export interface ShelfRows {
  filters: SavedFilter[]
  cohorts: Cohort[]
  studies: Study[]
}

export interface ShelfGivens {
  rows: ReadonlySignal<QueryState<ShelfRows>>
  suggest: (what: Suggested) => Promise<string[]>
  ask: Ask
  toasts: Toasts
  now: () => number
}

/** What people have put aside under a name: filters, cohorts, studies. */
export const ShelfModel = createModel(({ rows, suggest, ask, toasts, now }: ShelfGivens) => {
  const act = createUndoable(toasts)
  const create = (name: string) => ({ id: crypto.randomUUID(), name, createdAt: now() })

  const saveCohort = (cohort: Cohort, text: string) =>
    act(ask('saveCohort', { cohort }), text, () => ask('deleteCohort', { id: cohort.id }))

  return {
    filters: computed(() => byName(readValue(rows.value)?.filters)),
    cohorts: computed(() => byName(readValue(rows.value)?.cohorts)),
    studies: computed(() => byName(readValue(rows.value)?.studies)),
    /** Values there are, the most frequent first; none when they cannot be read. */
    suggest: (what: Suggested) => suggest(what).catch((): string[] => []),

    isRead: computed(() => rows.value.state === 'ready'),
    async createStudy(name: string) {
      const study: Study = { name, participants: [], tasks: [], consentNote: '', createdAt: now() }
      await act(ask('saveStudy', { study, formerName: null }), `Created the study “${name}”.`, () =>
        ask('deleteStudy', { name }),
      )
    },
    /** A new name takes its sessions along; Undo brings everything back. */
    async changeStudy(study: Study, changes: Partial<Study>) {
      const next = { ...study, ...changes }
      await act(ask('saveStudy', { study: next, formerName: study.name }), `Saved “${next.name}”.`, () =>
        ask('saveStudy', { study, formerName: next.name }),
      )
    },
    deleteStudy: (study: Study) =>
      act(ask('deleteStudy', { name: study.name }), `Deleted the study “${study.name}”. Its sessions stay.`, () =>
        ask('saveStudy', { study, formerName: null }),
      ),

    saveFilter(name: string, query: string) {
      const filter: SavedFilter = { ...create(name), query }
      return act(ask('saveFilter', { filter }), `Saved the filter “${name}”.`, () =>
        ask('deleteFilter', { id: filter.id }),
      )
    },
    deleteFilter(filter: SavedFilter) {
      return act(ask('deleteFilter', { id: filter.id }), `Deleted the filter “${filter.name}”.`, () =>
        ask('saveFilter', { filter }),
      )
    },
    /** Always those that a filter gives. */
    followCohort: (name: string, filter: Filter) =>
      saveCohort({ ...create(name), kind: 'live', filter }, `Saved the cohort “${name}”. It follows its filter.`),
    /** These and no others. */
    keepCohort: (name: string, sessionIds: string[]) =>
      saveCohort(
        { ...create(name), kind: 'fixed', sessionIds },
        `Saved the cohort “${name}” of ${describeCount(sessionIds.length, 'session')}.`,
      ),
    deleteCohort(cohort: Cohort) {
      return act(ask('deleteCohort', { id: cohort.id }), `Deleted the cohort “${cohort.name}”.`, () =>
        ask('saveCohort', { cohort }),
      )
    },
  }
})

export type Shelf = InstanceType<typeof ShelfModel>

function byName<Row extends { name: string }>(rows: readonly Row[] = []): Row[] {
  return rows.toSorted((a, b) => a.name.localeCompare(b.name))
}
