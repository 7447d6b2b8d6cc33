import { signal } from '@preact/signals'
import { beforeEach, expect, test, vi } from 'vitest'

import { DESK_SILENT } from '@/components/parts/ask'
import { ToastsModel } from '@/components/parts/toasts-model'
import type { QueryState } from '@/components/parts/query-state'
import { watchSessionRows } from '@/components/sessions/session-rows'
import { SessionsModel } from '@/components/sessions/sessions-model'
import type { DeskProtocol } from '@/lib/messages/desk'
import { ALL_SESSIONS } from '@/lib/model/query'
import type { Session } from '@/lib/model/session'
import type { ListResult } from '@/lib/search/list-sessions'

import { createAsk } from '../create-ask'
import { createSession } from '../create-session'

// What went wrong is also logged; here it goes wrong on purpose.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))

function createList(sessions: Session[], answers: Partial<Record<keyof DeskProtocol, unknown>> = {}) {
  let stored = sessions
  const list = signal<QueryState<ListResult>>({ state: 'ready', value: describeList(sessions) })
  const toasts = new ToastsModel()
  const { ask, asked } = createAsk(answers)
  const readSessions = async (ids: string[]) => ids.flatMap((id) => stored.find((session) => session.id === id) ?? [])
  const model = new SessionsModel({
    list,
    rows: watchSessionRows(readSessions),
    readSessions,
    locate: async () => undefined,
    asked: () => ALL_SESSIONS,
    clock: signal(0),
    ask,
    toasts,
    readGapReasons: async () => [],
  })
  const show = (next: Session[]) => {
    stored = next
    list.value = { state: 'ready', value: describeList(next) }
  }
  return { model, list, show, asked, readNotice: () => toasts.toasts.value.at(-1) }
}

function describeList(sessions: Session[]): ListResult {
  return {
    ids: sessions.map(({ id }) => id),
    bytes: 0,
    recordingCount: 0,
    lengthMs: 0,
    allCount: sessions.length,
  }
}

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => createSession({ id, title: id.toUpperCase() })) as [
  Session,
  Session,
  Session,
  Session,
]

test('the first press of a key starts at the top, and the ends of the list hold', () => {
  const { model } = createList([a, b])
  const steps = [-1, -1, 1, 1, 1].map((step) => {
    model.move(step)
    return model.currentId.value
  })
  expect(steps).toEqual(['a', 'a', 'b', 'b', 'b'])
})

test('an empty list has no row to stand on', () => {
  const { model } = createList([])
  model.move(1)
  expect(model.currentId.value).toBeNull()
})

test('the keyboard stays on its session when a new one appears above', () => {
  const { model, show } = createList([b, c])
  model.setCurrent('c')
  show([a, b, c])
  expect(model.currentIndex.value).toBe(2)
})

test('shift selects from the row before to this one', () => {
  const { model } = createList([a, b, c, d])
  model.toggle('b', false)
  model.toggle('d', true)
  expect(model.selectedIds.value).toEqual(['b', 'c', 'd'])
})

test('what is selected is deleted, and Undo brings it back', async () => {
  const { model, asked, readNotice } = createList([a, b, c])
  model.toggle('a', false)
  model.toggle('c', false)
  await model.removeChosen()
  expect(asked).toEqual([['deleteSessions', { sessionIds: ['a', 'c'] }]])
  expect(readNotice()?.text).toBe('Deleted 2 sessions.')
  expect(model.selectedIds.value).toEqual([])
  readNotice()?.action?.run()
  expect(asked[1]).toEqual(['restoreSessions', { sessionIds: ['a', 'c'] }])
})

test('without a selection the keyboard’s row goes, and the keyboard stands on the next', async () => {
  const { model, readNotice } = createList([a, b, c])
  model.setCurrent('b')
  await model.removeChosen()
  expect(model.currentId.value).toBe('c')
  expect(readNotice()?.text).toBe('Deleted “B”.')
})

test('after the last row is deleted the keyboard stands on the one before', async () => {
  const { model } = createList([a, b])
  model.setCurrent('b')
  await model.removeChosen()
  expect(model.currentId.value).toBe('a')
})

test('what is being recorded is never deleted from the list', async () => {
  const { model, asked, readNotice } = createList([createSession({ id: 'live', status: 'recording' }), b])
  model.toggleEvery()
  await model.removeChosen()
  expect(asked).toEqual([['deleteSessions', { sessionIds: ['b'] }]])
  expect(readNotice()?.text).toBe('Deleted “B”. 1 session still being recorded stayed.')

  model.setCurrent('live')
  await model.removeChosen()
  expect(asked).toHaveLength(1)
  expect(readNotice()?.text).toContain('Stop the recording')
})

test('nothing chosen asks nothing', async () => {
  const { model, asked } = createList([a])
  await model.removeChosen()
  expect(asked).toEqual([])
})

test('a background that does not answer is said, and nothing is claimed to be deleted', async () => {
  const { model, readNotice } = createList([a], { deleteSessions: new Error('no receiver') })
  model.setCurrent('a')
  await model.removeChosen()
  expect(readNotice()).toMatchObject({ text: DESK_SILENT })
  expect(readNotice()?.action).toBeUndefined()
})

test('while nothing is read there is nothing, and no error', () => {
  const { model, list } = createList([a])
  list.value = { state: 'loading' }
  expect(model.order.value).toEqual([])
})

test('a tag goes to those that have it not, and Undo takes it from those alone', async () => {
  const { model, asked, readNotice } = createList([a, createSession({ id: 'tagged', tags: ['bug'] }), b])
  model.toggleEvery()
  await model.tagChosen('bug')
  expect(readNotice()?.text).toBe('Tagged 2 sessions “bug”.')
  readNotice()?.action?.run()
  expect(asked).toEqual([
    ['tagSessions', { sessionIds: ['a', 'b'], added: ['bug'], removed: [] }],
    ['tagSessions', { sessionIds: ['a', 'b'], added: [], removed: ['bug'] }],
  ])
})

test('sessions put into a study come back by Undo to the ones they were in', async () => {
  const { model, asked, readNotice } = createList([a, createSession({ id: 'old', study: 'Spring' })])
  model.toggleEvery()
  await model.studyChosen('Autumn')
  expect(readNotice()?.text).toBe('Put 2 sessions into “Autumn”.')
  readNotice()?.action?.run()
  expect(asked).toEqual([
    ['studySessions', { sessionIds: ['a', 'old'], study: 'Autumn' }],
    ['studySessions', { sessionIds: ['a'], study: '' }],
    ['studySessions', { sessionIds: ['old'], study: 'Spring' }],
  ])
})

test.each([
  ['starChosen', 'starSessions', { isStarred: true }, 'Starred 1 session.'],
  ['viewChosen', 'viewSessions', { viewedAt: expect.any(Number) as number }, 'Marked 1 session as viewed.'],
] as const)('%s changes those that are not so yet', async (act, question, request, text) => {
  const done = createSession({ id: 'done', isStarred: true, viewedAt: 1 })
  const { model, asked, readNotice } = createList([done, a])
  model.toggleEvery()
  await model[act]()
  expect(asked).toEqual([[question, { sessionIds: ['a'], ...request }]])
  expect(readNotice()?.text).toBe(text)
})

test('the pin keeps a session, and Undo lets it go again', async () => {
  const { model, asked, readNotice } = createList([a, b])
  await model.keep(['a'], true)
  expect(readNotice()?.text).toBe('1 session kept until you let it go.')
  readNotice()?.action?.run()
  expect(asked).toEqual([
    ['keepSessions', { sessionIds: ['a'], isKept: true }],
    ['keepSessions', { sessionIds: ['a'], isKept: false }],
  ])
})

test('of several, those that are not kept yet are kept; when all are, they are let go', async () => {
  const kept = createSession({ id: 'kept', isKept: true })
  const { model, asked, show } = createList([a, kept])
  model.toggleEvery()
  await model.keepChosen()
  show([{ ...a, isKept: true }, kept])
  await model.keepChosen()
  expect(asked).toEqual([
    ['keepSessions', { sessionIds: ['a'], isKept: true }],
    ['keepSessions', { sessionIds: ['a', 'kept'], isKept: false }],
  ])
})

test('a background that does not answer keeps nothing and says so', async () => {
  const { model, readNotice } = createList([a], { keepSessions: new Error('no receiver') })
  await model.keep(['a'], true)
  expect(readNotice()).toMatchObject({ text: DESK_SILENT })
  expect(readNotice()?.action).toBeUndefined()
})
