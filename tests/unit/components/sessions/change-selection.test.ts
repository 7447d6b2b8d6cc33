import { expect, test } from 'vitest'

import { listSelected, selectRange, toggleAll, toggleOne } from '@/components/sessions/change-selection'

const order = ['a', 'b', 'c', 'd', 'e']

test('a row is selected and deselected', () => {
  expect([...toggleOne(new Set(['a']), 'b')]).toEqual(['a', 'b'])
  expect([...toggleOne(new Set(['a', 'b']), 'b')]).toEqual(['a'])
})

test('a range adds all between, in either direction, and keeps what was selected', () => {
  expect(listSelected(selectRange(new Set(['a']), order, 'c', 'e'), order)).toEqual(['a', 'c', 'd', 'e'])
  expect(listSelected(selectRange(new Set(), order, 'd', 'b'), order)).toEqual(['b', 'c', 'd'])
})

test('a range from a row that is gone is the one row', () => {
  expect([...selectRange(new Set(), order, 'gone', 'd')]).toEqual(['d'])
})

test('all is everything, and nothing the second time', () => {
  const all = toggleAll(new Set(['b']), order)
  expect(listSelected(all, order)).toEqual(order)
  expect(toggleAll(all, order).size).toBe(0)
})

test('a selected row that is gone does not count', () => {
  expect(listSelected(new Set(['gone', 'c', 'a']), order)).toEqual(['a', 'c'])
})
