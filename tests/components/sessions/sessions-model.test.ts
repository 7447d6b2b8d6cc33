import { signal } from '@preact/signals'
import { beforeEach, expect, test, vi } from 'vitest'

import { DESK_SILENT } from '@/components/parts/ask'
import { ToastsModel } from '@/components/parts/toasts-model'
import type { QueryState } from '@/components/parts/watch-query'
import { SessionsModel } from '@/components/sessions/sessions-model'
import type { DeskProtocol } from '@/lib/messages/desk'
import type { Session } from '@/lib/model/session'

import { createAsk } from '../create-ask'
import { createSession } from '../create-session'

// What went wrong is also logged; here it goes wrong on purpose.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))

function createList(sessions: Session[], answers: Partial<Record<keyof DeskProtocol, unknown>> = {}) {
  const query = signal<QueryState<Session[]>>({ state: 'ready', value: sessions })
  const toasts = new ToastsModel()
  const { ask, asked } = createAsk(answers)
  const model = new SessionsModel({ query, clock: signal(0), ask, toasts, readGapReasons: async () => [] })
  const show = (next: Session[]) => {
    query.value = { state: 'ready', value: next }
  }
  return { model, query, show, asked, readNotice: () => toasts.toasts.value.at(-1) }
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

test('the totals count bytes and what goes on', () => {
  const { model } = createList([
    createSession({ status: 'recording' }),
    createSession({ id: 'b', status: 'paused' }),
    c,
  ])
  expect(model.totals.value).toEqual({ bytes: 300, liveCount: 2 })
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
  const { model, query } = createList([a])
  query.value = { state: 'loading' }
  expect(model.sessions.value).toEqual([])
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
