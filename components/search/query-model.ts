import { computed, createModel, type ReadonlySignal } from '@preact/signals'

import type { Filter, FilterPart } from '@/lib/model/filter'
import { ALL_SESSIONS, NO_FILTER, type DateRange, type ListQuery, type SortColumn } from '@/lib/model/query'
import { readQuery, writeQuery } from '@/lib/search/query-address'

import { dropUnfinished } from './drop-unfinished'
import { countParts, putPart, removePart, type PartPath } from './change-filter'

export interface QueryGivens {
  /** What stands behind the `?` of the list's address. */
  address: ReadonlySignal<string>
  /** Writes it; `isStep` makes a step that Back takes back. */
  go: (address: string, isStep: boolean) => void
}

/** What the list is narrowed to: read from its address and written into it, and nowhere else. */
export const QueryModel = createModel(({ address, go }: QueryGivens) => {
  const read = computed(() => readQuery(address.value))
  const query = computed(() => read.value.query)
  const problem = computed(() => read.value.problem)
  const isNarrowed = computed(() => {
    const { range, text, filter } = query.value
    return range.kind !== 'all' || text !== '' || filter.parts.length > 0
  })
  const filterCount = computed(() => countParts(query.value.filter))

  const change = (changes: Partial<ListQuery>, isStep = true) => go(writeQuery({ ...query.peek(), ...changes }), isStep)
  const setFilter = (filter: Filter) => change({ filter })

  return {
    query,
    /** What is asked: without conditions that are still being put together. */
    asked: computed(() => ({ ...query.value, filter: dropUnfinished(query.value.filter) })),
    problem,
    isNarrowed,
    filterCount,
    address: computed(() => writeQuery(query.value)),
    setRange: (range: DateRange) => change({ range }),
    /** Typing is no step: Back would go back letter by letter. */
    setText: (text: string) => change({ text }, false),
    /** The same column again turns the order round. */
    sortBy(column: SortColumn) {
      const { sort } = query.peek()
      const isText = column === 'title' || column === 'person'
      const isDescending = sort.column === column ? !sort.isDescending : !isText
      change({ sort: { column, isDescending } })
    },
    setFilter,
    addPart(group: PartPath, part: FilterPart) {
      setFilter(putPart(query.peek().filter, group, part))
    },
    putPart(path: PartPath, part: FilterPart, isStep = false) {
      change({ filter: putPart(query.peek().filter, path, part) }, isStep)
    },
    removePart(path: PartPath) {
      setFilter(removePart(query.peek().filter, path))
    },
    clear: () => change({ range: ALL_SESSIONS.range, text: '', filter: NO_FILTER }),
    open: (saved: string) => go(saved, true),
  }
})

export type Query = InstanceType<typeof QueryModel>
