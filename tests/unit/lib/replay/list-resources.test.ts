import { expect, test } from 'vitest'

import { listResources } from '@/lib/replay/list-resources'

import { buildSaid, T0 } from '../../../fixtures/rrweb-events'

const load = (path: string, at: number) => ({
  url: `https://shop.test/${path}`,
  initiator: 'img',
  at,
  durationMs: 20,
  transferBytes: 0,
  bodyBytes: 512,
  status: 200,
})

test('what pages loaded are lines of the network list, in order of time and within the session', () => {
  const events = [
    buildSaid({ kind: 'resources', list: [load('b', T0 + 20), load('early', T0 - 1)] }, T0 + 30),
    buildSaid({ kind: 'resources', list: [load('a', T0 + 10), load('late', T0 + 999)] }, T0 + 999),
    buildSaid({ kind: 'left' }, T0 + 40),
  ]
  const items = listResources(
    [
      { id: 'p', windowId: 'w' },
      { id: 'q', windowId: 'w' },
    ],
    new Map([['p', events]]),
    {
      from: T0,
      to: T0 + 100,
    },
  )
  expect(items.map(({ label, at }) => [label, at - T0])).toEqual([
    ['GET https://shop.test/a', 10],
    ['GET https://shop.test/b', 20],
  ])
  expect(items[0]).toMatchObject({ kind: 'request', windowId: 'w', detail: 'img, 512 bytes' })
  expect(items[0]!.said).toEqual({ status: 200, durationMs: 20 })
  expect(new Set(items.map(({ key }) => key)).size).toBe(2)
})
