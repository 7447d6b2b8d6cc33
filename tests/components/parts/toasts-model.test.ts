import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { TOAST_MS, TOASTS_SHOWN, UNDO_TOAST_MS } from '@/components/parts/limits'
import { ToastsModel } from '@/components/parts/toasts-model'
import { UNDO_DELETE_MS } from '@/lib/store/limits'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const listTexts = (model: InstanceType<typeof ToastsModel>) => model.toasts.value.map((toast) => toast.text)

test('a notice goes by itself', () => {
  const model = new ToastsModel()
  model.show({ text: 'Saved.' })
  vi.advanceTimersByTime(TOAST_MS - 1)
  expect(listTexts(model)).toEqual(['Saved.'])
  vi.advanceTimersByTime(1)
  expect(listTexts(model)).toEqual([])
})

test('Undo stands longer than a notice but never longer than undoing works', () => {
  const model = new ToastsModel()
  model.show({ text: 'Deleted.', action: { label: 'Undo', run: () => undefined } })
  vi.advanceTimersByTime(TOAST_MS)
  expect(listTexts(model)).toEqual(['Deleted.'])
  expect(UNDO_TOAST_MS).toBeLessThan(UNDO_DELETE_MS)
  vi.advanceTimersByTime(UNDO_TOAST_MS)
  expect(listTexts(model)).toEqual([])
})

test('what a notice offers is done once', () => {
  const run = vi.fn<() => void>()
  const model = new ToastsModel()
  model.show({ text: 'Deleted.', action: { label: 'Undo', run } })
  expect([model.runLatestAction(), model.runLatestAction()]).toEqual([true, false])
  expect(run).toHaveBeenCalledOnce()
  expect(listTexts(model)).toEqual([])
})

test('the newest action comes first, past notices without one', () => {
  const done: string[] = []
  const model = new ToastsModel()
  model.show({ text: 'first', action: { label: 'Undo', run: () => done.push('first') } })
  model.show({ text: 'second', action: { label: 'Undo', run: () => done.push('second') } })
  model.show({ text: 'plain' })
  model.runLatestAction()
  expect(done).toEqual(['second'])
})

test('only the newest few stand', () => {
  const model = new ToastsModel()
  for (let index = 0; index <= TOASTS_SHOWN; index += 1) model.show({ text: `${index}` })
  expect(listTexts(model)).toHaveLength(TOASTS_SHOWN)
  expect(listTexts(model)[0]).toBe('1')
})
