import { describe, expect, it } from 'vitest'

import { describeItem } from '@/components/player/describe-item'
import { isInList } from '@/components/player/list-tabs'
import { isFailure } from '@/lib/replay/is-failure'
import { assembleStream, type StreamItem } from '@/lib/replay/stream'

const place = { sessionId: 's', windowId: 'w', pageId: 'p', role: '', selector: '', url: '', nodeId: 0 }
const stream = assembleStream(
  [
    { ...place, at: 1, kind: 'page view', label: 'Shop' },
    { ...place, at: 2, kind: 'console', label: 'tick', level: 'log', count: 3 },
    { ...place, at: 3, kind: 'console', label: 'no stock', level: 'error', count: 1 },
    { ...place, at: 4, kind: 'error', label: 'thrown', detail: 'https://shop.test/app.js:1:2' },
    { ...place, at: 5, kind: 'request', label: 'GET https://shop.test/stock?of=1', status: 500, durationMs: 40 },
    { ...place, at: 6, kind: 'request', label: 'POST https://shop.test/ping', status: 0 },
    { ...place, at: 7, kind: 'dialog', label: 'Sell it?', detail: 'confirm, accepted' },
  ],
  [],
  [],
)
const words = (item: StreamItem) => describeItem(item, new Map())

describe('what a page says', () => {
  it('stands in the list of its kind, an error in two', () => {
    const lists = (['events', 'console', 'network'] as const).map((id) =>
      stream.filter((item) => isInList(item, id)).map(({ at }) => at),
    )
    expect(lists).toEqual([
      [1, 4, 7],
      [2, 3, 4],
      [5, 6],
    ])
  })

  it('is told in words, with all of it in the title', () => {
    expect(stream.map((item) => words(item).label)).toEqual([
      'Shop',
      'tick ×3',
      'no stock',
      'thrown',
      '500 GET /stock?of=1',
      '– POST /ping',
      'Sell it?',
    ])
    expect(words(stream[4]!).detail).toBe('GET https://shop.test/stock?of=1\n40 ms')
    expect(words(stream[3]!).detail).toBe('thrown\nhttps://shop.test/app.js:1:2')
  })

  it('shows where something went wrong', () => {
    expect(stream.filter(isFailure).map(({ at }) => at)).toEqual([3, 4, 5])
  })
})
