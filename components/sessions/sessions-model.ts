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
  /** Why something of a session could not be recorded, one a gap. */
  readGapReasons: (sessionId: string) => Promise<string[]>
}

/** The list of sessions: what is selected, where the keyboard is, and what can be done to them. */
export const SessionsModel = createModel(({ query, clock, ask, toasts, readGapReasons }: SessionsGivens) => {
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

  /** What is selected, or else the keyboard's row. */
  const listChosen = () => {
    const current = currentId.peek()
    return selectedIds.peek().length > 0 ? selectedIds.peek() : current === null ? [] : [current]
  }
  const removeChosen = () => remove(listChosen())

  const keep = async (sessionIds: string[], isKept: boolean) => {
    const tell = (text: string) => void toasts.show({ text })
    const asking = ask('keepSessions', { sessionIds, isKept }).then(() => true)
    if ((await askOrTell(asking, tell)) === undefined) return
    const run = () => void askOrTell(ask('keepSessions', { sessionIds, isKept: !isKept }), tell)
    toasts.show({ text: describeKeeping(sessionIds.length, isKept), action: { label: 'Undo', run } })
  }
  /** Keeps what is chosen; when all of it is kept already, lets it go. */
  const keepChosen = async () => {
    const ids = new Set(listChosen())
    const chosen = sessions.peek().filter((session) => ids.has(session.id))
    const isKept = chosen.some((session) => !session.isKept)
    // Only those that change, so that Undo brings back what was.
    const changed = chosen.filter((session) => session.isKept !== isKept).map((session) => session.id)
    if (changed.length > 0) await keep(changed, isKept)
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
    keep,
    keepChosen,
    readGapReasons,
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

function describeKeeping(count: number, isKept: boolean): string {
  const what = describeCount(count, 'session')
  return isKept ? `${what} kept until you let ${count === 1 ? 'it' : 'them'} go.` : `${what} no longer kept for good.`
}

/** The first row that stays, from `index` on, else the last one before it. */
function findNeighbour(order: readonly string[], gone: ReadonlySet<string>, index: number): string | null {
  if (index < 0) return null
  const stays = (id: string) => !gone.has(id)
  return order.slice(index).find(stays) ?? order.slice(0, index).findLast(stays) ?? null
}
