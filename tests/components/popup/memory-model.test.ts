import { beforeEach, expect, test, vi } from 'vitest'

import { DESK_SILENT } from '@/components/parts/ask'
import { ToastsModel } from '@/components/parts/toasts-model'
import { MemoryModel } from '@/components/popup/memory-model'

import { createAsk } from '../create-ask'
import { createSession } from '../create-session'

// What went wrong is also logged; here it goes wrong on purpose.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))

function openMemory(answer: unknown) {
  const { ask, asked } = createAsk({ saveMemory: answer })
  const told: (string | null)[] = []
  const toasts = new ToastsModel()
  const readSession = async (id: string) => createSession({ id })
  const model = new MemoryModel({ tabId: 7, ask, toasts, tell: (text) => void told.push(text), readSession })
  return { model, asked, told, readNotice: () => toasts.toasts.value.at(-1) }
}

test('what is saved can be watched and named', async () => {
  const { model, asked, readNotice } = openMemory({ sessionId: 'new' })
  const saving = model.save()
  expect(model.isSaving.value).toBe(true)
  await saving
  expect(asked).toEqual([['saveMemory', { tabId: 7 }]])
  expect([model.isSaving.value, model.saved.value?.id]).toEqual([false, 'new'])
  expect(readNotice()?.link).toEqual({ label: 'Watch', href: '/dashboard.html#/sessions/new' })
})

test('once it has its name it waits no longer; another session changes nothing', async () => {
  const { model } = openMemory({ sessionId: 'new' })
  await model.save()
  model.release('other')
  expect(model.saved.value?.id).toBe('new')
  model.release('new')
  expect(model.saved.value).toBeUndefined()
})

test('a memory that holds nothing is said', async () => {
  const { model, told, readNotice } = openMemory({ sessionId: null })
  await model.save()
  expect(told.at(-1)).toContain('Nothing was saved')
  expect(readNotice()).toBeUndefined()
})

test('a background that does not answer is said, and the button can be pressed again', async () => {
  const { model, told } = openMemory(new Error('no receiver'))
  await model.save()
  expect(told.at(-1)).toBe(DESK_SILENT)
  expect(model.isSaving.value).toBe(false)
})
