import { computed, createModel, signal, type ReadonlySignal } from '@preact/signals'

import { askOrTell, type Ask } from '@/components/parts/ask'
import { describeCount } from '@/components/parts/describe-count'
import type { Toasts } from '@/components/parts/toasts-model'
import { readValue, type QueryState } from '@/components/parts/watch-query'
import type { Session } from '@/lib/model/session'

import { listSelected, selectRange, toggleAll, toggleOne, type Selection } from './change-selection'

export interface SessionsGivens {
  /** Newest first. */
  query: ReadonlySignal<QueryState<Session[]>>
  clock: ReadonlySignal<number>
  ask: Ask
  toasts: Toasts
}

/** The list of sessions: what is selected, where the keyboard is, and what can be done to them. */
export const SessionsModel = createModel(({ query, clock, ask, toasts }: SessionsGivens) => {
  const selection = signal<Selection>(new Set())
  const currentId = signal<string | null>(null)
  /** Where the list was scrolled to, px; it outlives the screen so that coming back finds the place. */
  const scrolledPx = signal(0)

  const sessions = computed(() => readValue(query.value) ?? [])
  const order = computed(() => sessions.value.map((session) => session.id))
  const selectedIds = computed(() => listSelected(selection.value, order.value))
  const currentIndex = computed(() => (currentId.value === null ? -1 : order.value.indexOf(currentId.value)))
  const totals = computed(() => ({
    bytes: sessions.value.reduce((sum, session) => sum + session.bytes, 0),
    liveCount: sessions.value.filter((session) => session.status !== 'stopped').length,
  }))

  const keepPlace = (px: number) => {
    scrolledPx.value = px
  }
  /** Moves the keyboard's row; at the first press it starts at the top. */
  const move = (step: number) => {
    const last = order.peek().length - 1
    const next = currentIndex.peek() < 0 ? 0 : Math.min(last, Math.max(0, currentIndex.peek() + step))
    currentId.value = order.peek()[next] ?? null
  }
  const setCurrent = (id: string) => {
    currentId.value = id
  }
  const toggle = (id: string, isRange: boolean) => {
    const from = currentId.peek()
    selection.value =
      isRange && from !== null ? selectRange(selection.peek(), order.peek(), from, id) : toggleOne(selection.peek(), id)
    currentId.value = id
  }
  const toggleEvery = () => {
    selection.value = toggleAll(selection.peek(), order.peek())
  }
  const clearSelection = () => {
    selection.value = new Set()
  }

  const remove = async (ids: string[]) => {
    const named = sessions.peek().filter((session) => ids.includes(session.id))
    const gone = named.filter((session) => session.status === 'stopped')
    const keptCount = named.length - gone.length
    if (gone.length === 0) {
      if (keptCount > 0) toasts.show({ text: 'Still being recorded. Stop the recording before deleting it.' })
      return
    }
    const sessionIds = gone.map((session) => session.id)
    currentId.value = findNeighbour(order.peek(), new Set(sessionIds), currentIndex.peek())
    clearSelection()
    const tell = (text: string) => void toasts.show({ text })
    if (
      (await askOrTell(
        ask('deleteSessions', { sessionIds }).then(() => true),
        tell,
      )) === undefined
    )
      return
    const run = () => void askOrTell(ask('restoreSessions', { sessionIds }), tell)
    toasts.show({ text: describeRemoval(gone, keptCount), action: { label: 'Undo', run } })
  }

  /** Removes what is selected, or else the keyboard's row. */
  const removeChosen = () => {
    const current = currentId.peek()
    const chosen = selectedIds.peek().length > 0 ? selectedIds.peek() : current === null ? [] : [current]
    return remove(chosen)
  }

  return {
    query,
    clock,
    sessions,
    selection,
    selectedIds,
    currentId,
    currentIndex,
    scrolledPx,
    keepPlace,
    totals,
    move,
    setCurrent,
    toggle,
    toggleEvery,
    clearSelection,
    remove,
    removeChosen,
  }
})

export type Sessions = InstanceType<typeof SessionsModel>

function describeRemoval(gone: readonly Session[], keptCount: number): string {
  const [first] = gone
  const what =
    gone.length === 1 && first
      ? `Deleted “${first.title || 'Untitled'}”.`
      : `Deleted ${describeCount(gone.length, 'session')}.`
  return keptCount === 0 ? what : `${what} ${describeCount(keptCount, 'session')} still being recorded stayed.`
}

/** The first row that stays, from `index` on, else the last one before it. */
function findNeighbour(order: readonly string[], gone: ReadonlySet<string>, index: number): string | null {
  if (index < 0) return null
  const stays = (id: string) => !gone.has(id)
  return order.slice(index).find(stays) ?? order.slice(0, index).findLast(stays) ?? null
}
