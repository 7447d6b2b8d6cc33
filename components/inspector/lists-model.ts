import { computed, createModel, signal, type ReadonlySignal } from '@preact/signals'

import { describeItem } from '@/components/player/describe-item'
import { isInList } from '@/components/player/list-tabs'
import type { PreferenceStorage } from '@/components/player/preference'
import type { EventPlace } from '@/lib/model/event-place'
import { filterLines } from '@/lib/replay/filter-lines'
import { listFailures } from '@/lib/replay/fold-errors'
import { kindOfLine, LINE_KINDS, LINE_LISTS, type LineList } from '@/lib/replay/line-kinds'
import { matchLines } from '@/lib/replay/match-lines'
import { readRequestFacts } from '@/lib/replay/request-facts'
import type { StreamItem } from '@/lib/replay/stream'
import type { SessionContent } from '@/lib/store/read-sessions'

import { readKindsOff, writeKindsOff } from './kinds-preference'

/** What the lists are made of; another one when the session is read anew. */
export interface ListsSource {
  content: Pick<SessionContent, 'events'>
  stream: readonly StreamItem[]
  /** Lines of the network list alone. */
  resources: readonly StreamItem[]
  tabNumbers: ReadonlyMap<string, number>
}

export interface ListsGivens {
  source: ReadonlySignal<ListsSource>
  storage: PreferenceStorage
}

/** A list, all of it and what is shown of it. */
export interface ShownList {
  all: readonly StreamItem[]
  shown: readonly StreamItem[]
  /** How many there are of each kind, of those that there are, and of those that are left out. */
  kinds: { kind: string; count: number; isOn: boolean }[]
  isNarrowed: boolean
}

const ALL_TEXTS: Readonly<Record<LineList, string>> = { events: '', console: '', network: '', errors: '' }

/** The inspector's lists and what they are narrowed to: text, kinds, the events that were asked for. */
export const ListsModel = createModel(({ source, storage }: ListsGivens) => {
  const texts = signal(ALL_TEXTS)
  const off = signal(readKindsOff(storage))
  /** Where the events are by which the session was in the list it was opened from; none where nothing was asked. */
  const places = signal<readonly EventPlace[] | undefined>(undefined)
  const isOnlyMatching = signal(false)

  const matching = computed(() => {
    const { content, stream } = source.value
    return places.value && matchLines(places.value, content.events, stream)
  })
  const lists = Object.fromEntries(
    LINE_LISTS.map((list) => [list, computed(() => narrow(list, listAll(list, source.value)))]),
  ) as Record<LineList, ReadonlySignal<ShownList>>

  function narrow(list: LineList, all: readonly StreamItem[]): ShownList {
    const [text, kindsOff] = [texts.value[list], off.value[list]]
    const only = isOnlyMatching.value ? matching.value : undefined
    const { tabNumbers } = source.value
    const counts = new Map<string, number>()
    for (const item of all) {
      const kind = kindOfLine(item, list)
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
    }
    return {
      all,
      shown: filterLines(all, list, { text, off: kindsOff, only }, (item) => describeItem(item, tabNumbers).label),
      kinds: LINE_KINDS[list]
        .map((kind) => ({ kind, count: counts.get(kind) ?? 0, isOn: !kindsOff.includes(kind) }))
        .filter(({ count, isOn }) => count > 0 || !isOn),
      isNarrowed: text.trim() !== '' || kindsOff.length > 0 || only !== undefined,
    }
  }
  const setOff = (list: LineList, kinds: readonly string[]) => {
    off.value = { ...off.peek(), [list]: kinds }
    writeKindsOff(storage, off.peek())
  }
  const setText = (list: LineList, text: string) => void (texts.value = { ...texts.peek(), [list]: text })

  return {
    lists,
    texts,
    /** Keys of the lines that were asked for; `undefined` where nothing was. */
    matching,
    isOnlyMatching,
    setText,
    toggleKind(list: LineList, kind: string) {
      const before = off.peek()[list]
      setOff(list, before.includes(kind) ? before.filter((one) => one !== kind) : [...before, kind])
    },
    setOnlyMatching: (isOn: boolean) => void (isOnlyMatching.value = isOn),
    /** Lists only these from now on, if there are any. */
    setPlaces(found: readonly EventPlace[]) {
      if (found.length === 0) return
      places.value = found
      isOnlyMatching.value = true
    },
    clear(list: LineList) {
      setText(list, '')
      setOff(list, [])
      isOnlyMatching.value = false
    },
    /** Shows all of a list for now; what was left out is remembered. */
    reveal(list: LineList) {
      setText(list, '')
      off.value = { ...off.peek(), [list]: [] }
      isOnlyMatching.value = false
    },
  }
})

export type Lists = InstanceType<typeof ListsModel>

function listAll(list: LineList, { stream, resources }: ListsSource): readonly StreamItem[] {
  if (list === 'errors') return listFailures(stream, resources)
  if (list !== 'network') return stream.filter((item) => isInList(item, list))
  const requests = [...stream.filter((item) => isInList(item, list)), ...resources]
  return orderByStart(requests)
}

/** A waterfall goes by when requests began, their lines by when they ended. */
function orderByStart(requests: readonly StreamItem[]): StreamItem[] {
  return requests
    .map((item) => ({ item, startedAt: readRequestFacts(item).startedAt }))
    .toSorted((a, b) => a.startedAt - b.startedAt)
    .map(({ item }) => item)
}
