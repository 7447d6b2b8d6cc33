import { computed, createModel, signal, type ReadonlySignal } from '@preact/signals'

import type { Ask } from '@/components/parts/ask'
import { createUndoable } from '@/components/parts/create-undoable'
import { describeCount } from '@/components/parts/describe-count'
import type { Toasts } from '@/components/parts/toasts-model'
import { readValue, type QueryState } from '@/components/parts/query-state'
import { writeSessionAddress } from '@/components/player/write-session-address'
import type { ListQuery } from '@/lib/model/query'
import type { Session } from '@/lib/model/session'
import type { ListResult } from '@/lib/search/list-sessions'

import { listSelected, selectRange, toggleAll, toggleOne, type Selection } from './change-selection'
import type { SessionRows } from './session-rows'

export interface SessionsGivens {
  /** What the query gives, in its order. */
  list: ReadonlySignal<QueryState<ListResult>>
  rows: SessionRows
  /** Those of them that are there. */
  readSessions: (ids: string[]) => Promise<Session[]>
  /** The instant by which a session is in the list, where it is an event's. */
  locate: (sessionId: string) => Promise<number | undefined>
  /** What the list was asked. */
  asked: () => ListQuery
  clock: ReadonlySignal<number>
  ask: Ask
  toasts: Toasts
  /** Why something of a session could not be recorded, one a gap. */
  readGapReasons: (sessionId: string) => Promise<string[]>
}

const NONE: readonly string[] = []

/** The list of sessions: what is selected, where the keyboard is, and what can be done to them. */
export const SessionsModel = createModel((givens: SessionsGivens) => {
  const { list, rows, readSessions, locate, asked, clock, ask, toasts, readGapReasons } = givens
  const selection = signal<Selection>(new Set())
  const currentId = signal<string | null>(null)
  /** Where the list was scrolled to, px; it outlives the screen so that coming back finds the place. */
  const scrolledPx = signal(0)

  const order = computed(() => readValue(list.value)?.ids ?? NONE)
  const selectedIds = computed(() => listSelected(selection.value, order.value))
  const currentIndex = computed(() => (currentId.value === null ? -1 : order.value.indexOf(currentId.value)))

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
  /** Its address, at the event that put it into the list, with what was asked. */
  const addressOf = async (id: string): Promise<string> => {
    const [[session], at] = await Promise.all([readSessions([id]), locate(id).catch(() => undefined)])
    const startSec = session && at !== undefined ? Math.max(0, (at - session.startedAt) / 1_000) : 0
    return writeSessionAddress({ sessionId: id, startSec, asked: asked() })
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
  /** What is selected, or else the keyboard's row. */
  const listChosen = () => {
    const current = currentId.peek()
    return selectedIds.peek().length > 0 ? selectedIds.peek() : current === null ? [] : [current]
  }
  const act = createUndoable(toasts)

  const remove = async (ids: string[]) => {
    const named = await readSessions(ids)
    const gone = named.filter((session) => session.status === 'stopped')
    const keptCount = named.length - gone.length
    if (gone.length === 0) {
      if (keptCount > 0) toasts.show({ text: 'Still being recorded. Stop the recording before deleting it.' })
      return
    }
    const sessionIds = gone.map((session) => session.id)
    currentId.value = findNeighbour(order.peek(), new Set(sessionIds), currentIndex.peek())
    clearSelection()
    const undo = () => ask('restoreSessions', { sessionIds })
    await act(ask('deleteSessions', { sessionIds }), describeRemoval(gone, keptCount), undo)
  }
  const removeChosen = () => remove(listChosen())

  const keep = async (sessionIds: string[], isKept: boolean) => {
    const undo = () => ask('keepSessions', { sessionIds, isKept: !isKept })
    await act(ask('keepSessions', { sessionIds, isKept }), describeKeeping(sessionIds.length, isKept), undo)
  }
  /** Those of what is chosen for which something is not so yet; when it is so for all, all, to make it not so. */
  const decideTurn = async (isSo: (session: Session) => boolean): Promise<{ ids: string[]; toBe: boolean }> => {
    const chosen = await readSessions(listChosen())
    const toBe = chosen.some((session) => !isSo(session))
    // Only those that change, so that Undo brings back what was.
    return { ids: chosen.filter((session) => isSo(session) !== toBe).map((session) => session.id), toBe }
  }
  const keepChosen = async () => {
    const { ids, toBe } = await decideTurn((session) => session.isKept)
    if (ids.length > 0) await keep(ids, toBe)
  }
  const star = async (sessionIds: string[], isStarred: boolean) => {
    const undo = () => ask('starSessions', { sessionIds, isStarred: !isStarred })
    const text = `${isStarred ? 'Starred' : 'No longer starred:'} ${describeCount(sessionIds.length, 'session')}.`
    await act(ask('starSessions', { sessionIds, isStarred }), text, undo)
  }
  const starChosen = async () => {
    const { ids, toBe } = await decideTurn((session) => session.isStarred)
    if (ids.length > 0) await star(ids, toBe)
  }
  const viewChosen = async () => {
    const { ids, toBe } = await decideTurn((session) => session.viewedAt !== null)
    if (ids.length === 0) return
    const text = `Marked ${describeCount(ids.length, 'session')} as ${toBe ? 'viewed' : 'not viewed'}.`
    const request = (isViewed: boolean) => ({ sessionIds: ids, viewedAt: isViewed ? Date.now() : null })
    await act(ask('viewSessions', request(toBe)), text, () => ask('viewSessions', request(!toBe)))
  }
  const tagChosen = async (tag: string) => {
    const ids = (await readSessions(listChosen())).filter(({ tags }) => !tags.includes(tag)).map(({ id }) => id)
    if (ids.length === 0) return
    const undo = () => ask('tagSessions', { sessionIds: ids, added: [], removed: [tag] })
    const text = `Tagged ${describeCount(ids.length, 'session')} “${tag}”.`
    await act(ask('tagSessions', { sessionIds: ids, added: [tag], removed: [] }), text, undo)
  }
  /** Undo brings each back to the study it was in. */
  const studyChosen = async (study: string) => {
    const moved = (await readSessions(listChosen())).filter((session) => session.study !== study)
    if (moved.length === 0) return
    const before = Map.groupBy(moved, (session) => session.study)
    const undo = () =>
      Promise.all(
        [...before].map(([name, ofName]) =>
          ask('studySessions', { sessionIds: ofName.map(({ id }) => id), study: name }),
        ),
      )
    const what = describeCount(moved.length, 'session')
    const text = study === '' ? `Took ${what} out of their study.` : `Put ${what} into “${study}”.`
    await act(ask('studySessions', { sessionIds: moved.map(({ id }) => id), study }), text, undo)
  }

  return {
    list,
    rows,
    clock,
    order,
    selection,
    selectedIds,
    currentId,
    currentIndex,
    scrolledPx,
    keepPlace,
    move,
    setCurrent,
    addressOf,
    toggle,
    toggleEvery,
    clearSelection,
    remove,
    removeChosen,
    keep,
    keepChosen,
    star,
    starChosen,
    viewChosen,
    tagChosen,
    studyChosen,
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
