import { expect, test } from 'vitest'

import type { SessionEvent } from '@/lib/model/event'
import { assembleStream } from '@/lib/replay/stream'

const event: SessionEvent = {
  id: 7,
  sessionId: 's',
  windowId: 'w',
  pageId: 'p',
  at: 100,
  kind: 'click',
  label: 'Add to cart',
  role: 'button',
  selector: '#add',
  url: 'https://shop.test/',
  nodeId: 4,
}

test('events, gaps and notes are one stream in order of time', () => {
  const items = assembleStream(
    [event, { ...event, id: 8, at: 50, kind: 'gap', label: 'buffer full' }],
    [{ id: 'n', sessionId: 's', at: 75, text: 'odd', createdAt: 80 }],
    [{ from: 50, to: 60, reason: 'buffer full' }],
  )
  expect(items.map(({ at, kind, label }) => [at, kind, label])).toEqual([
    [50, 'gap', 'buffer full'],
    [75, 'note', 'odd'],
    [100, 'click', 'Add to cart'],
  ])
})

test('an element without a name goes by its role, else by its selector', () => {
  const labels = assembleStream(
    [
      { ...event, label: '' },
      { ...event, id: 9, label: '', role: '' },
    ],
    [],
    [],
  )
  expect(labels.map((item) => item.label)).toEqual(['button', '#add'])
})

test('a page view says where', () => {
  const [item] = assembleStream([{ ...event, kind: 'page view', label: 'Cart' }], [], [])
  expect(item).toMatchObject({ label: 'Cart', detail: 'https://shop.test/' })
})
