import { signal } from '@preact/signals'
import { describe, expect, test, vi } from 'vitest'

import { ToastsModel } from '@/components/parts/toasts-model'
import type { QueryState } from '@/components/parts/query-state'
import { EditModel } from '@/components/player/edit-model'
import { decideVersion, type SessionEdits } from '@/components/player/read-session-edits'
import type { Edit } from '@/lib/model/edit'

import { createAsk } from '../create-ask'

const text = (id: string, isPermanent: 0 | 1 = 0): Edit => ({
  id,
  sessionId: 's',
  createdAt: 1,
  isPermanent,
  kind: 'text',
  text: id,
})

function open(edits: Edit[] = [], answers: Parameters<typeof createAsk>[0] = { addEdit: { editId: 'new' } }) {
  const query = signal<QueryState<SessionEdits>>({ state: 'ready', value: { isThere: true, edits } })
  const toasts = new ToastsModel()
  const desk = createAsk(answers)
  const edit = new EditModel({ sessionId: 's', query, toasts, ask: desk.ask })
  const said = () => toasts.toasts.value.map((toast) => toast.text)
  return { query, toasts, edit, said, ...desk }
}

describe('taking something out', () => {
  test('says what went, with a way back', async () => {
    const { edit, toasts, asked, said } = open()
    const wish = { kind: 'text', text: 'Ada' } as const
    expect(await edit.add(wish)).toBe(true)
    expect(said()).toEqual(['The text “Ada” is taken out. It can be undone.'])
    toasts.runLatestAction()
    expect(asked).toEqual([
      ['addEdit', { sessionId: 's', wish }],
      ['undoEdit', { editId: 'new' }],
    ])
  })

  test('that is refused says why in a sentence', async () => {
    const { edit, said } = open([], { addEdit: new Error('This event is not there any more.') })
    expect(await edit.add({ kind: 'event', eventId: 1 })).toBe(false)
    expect(said()).toEqual(['That could not be done. This event is not there any more.'])
  })
})

test('an offer to undo goes when there is nothing to undo any more, and there is one at a time', async () => {
  const { edit, query, said } = open()
  const tell = (edits: Edit[]) => void (query.value = { state: 'ready', value: { isThere: true, edits } })
  await edit.add({ kind: 'text', text: 'Ada' })
  await edit.add({ kind: 'text', text: 'Byron' })
  expect(said()).toEqual(['The text “Byron” is taken out. It can be undone.'])
  tell([text('new')])
  expect(said()).toHaveLength(1)
  tell([text('new', 1)])
  expect(said()).toEqual([])
})

test('what can be undone are changes that are not permanent, the newest first', () => {
  const { edit, asked } = open([text('a'), text('b'), text('c', 1)])
  expect(edit.pending.value.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(edit.isBecomingPermanent.value).toBe(true)
  expect(edit.undoLatest()).toBe(true)
  expect(asked).toEqual([['undoEdit', { editId: 'b' }]])
  expect(open().edit.undoLatest()).toBe(false)
})

test('changes are made permanent once, and the person hears when that is done or why it is not', async () => {
  const { edit, asked, said } = open([text('a')])
  edit.setConfirming(true)
  const first = edit.makePermanent()
  expect(edit.isBecomingPermanent.value).toBe(true)
  await Promise.all([first, edit.makePermanent()])
  expect(asked).toEqual([['makePermanent', { sessionId: 's' }]])
  expect([edit.isConfirming.value, edit.isBecomingPermanent.value]).toEqual([false, false])
  expect(said()).toEqual(['The changes are permanent. What was taken out is gone from this session.'])
  const failed = open([text('a')], { makePermanent: new Error('The disk is full.') })
  await failed.edit.makePermanent()
  expect(failed.said()).toEqual(['That could not be done. The disk is full.'])
})

test('leaving goes out of the tool, then out of the mode', () => {
  const { edit } = open()
  edit.takeTool('trim')
  expect([edit.isOn.value, edit.tool.value]).toEqual([true, 'trim'])
  expect([edit.leave(), edit.tool.value, edit.isOn.value]).toEqual([true, undefined, true])
  expect([edit.leave(), edit.isOn.value, edit.leave()]).toEqual([true, false, false])
})

test('a session is read again when its edits come and go, not when they become permanent', () => {
  const { query } = open([text('a')])
  const version = decideVersion(query)
  const seen = vi.fn<(version: string | undefined) => void>()
  version.subscribe(seen)
  query.value = { state: 'ready', value: { isThere: true, edits: [text('a', 1)] } }
  expect(seen).toHaveBeenCalledTimes(1)
  query.value = { state: 'ready', value: { isThere: true, edits: [] } }
  query.value = { state: 'ready', value: { isThere: false, edits: [] } }
  expect(seen).toHaveBeenCalledTimes(3)
})
