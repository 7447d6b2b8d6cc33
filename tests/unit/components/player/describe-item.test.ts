import { expect, test } from 'vitest'

import { describeItem } from '@/components/player/describe-item'
import { numberTabs } from '@/components/player/number-tabs'
import type { StreamItem } from '@/lib/replay/stream'

const tabs = numberTabs([{ id: 'first' }, { id: 'second' }])
const item: StreamItem = { key: 'k', at: 1_000, kind: 'click', label: 'Add to cart', detail: '#add', windowId: 'first' }

test('an event has its label, and what says more on hover', () => {
  expect(describeItem(item, tabs)).toEqual({ label: 'Add to cart', detail: 'Add to cart\n#add' })
})

test('a tab that was looked at goes by its number', () => {
  const shown = { ...item, kind: 'tab shown', label: '', detail: '', windowId: 'second' } as const
  expect(describeItem(shown, tabs).label).toBe('Looked at tab 2')
  expect(describeItem({ ...shown, windowId: 'gone' }, tabs).label).toBe('Looked at another tab')
})

test('a gap is a sentence with its length on hover', () => {
  const gap = { ...item, kind: 'gap', label: 'not allowed', detail: 'https://pay.test/*', until: 4_000 } as const
  const { label, detail } = describeItem(gap, tabs)
  expect(label).toBe('No access to pay.test: it was not allowed, so nothing of it was recorded.')
  expect(detail).toBe(`${label}\nMissing: 3 s`)
})

test('a note without words is a marked moment', () => {
  expect(describeItem({ ...item, kind: 'note', label: '', detail: '' }, tabs).label).toBe('Marked moment')
})
