import { expect, test } from 'vitest'

import { NO_DEVICE } from '@/lib/model/session'
import { measureHealth } from '@/lib/replay/measure-health'

const page = { id: 'p', title: '', url: 'https://shop.test/', startedAt: 0, lastSeq: 4, level: 'medium' as const }

test('what is missing is summed by its reason, and the longest silence is known', () => {
  const health = measureHealth(
    {
      session: { bytes: 10, rawBytes: 100, device: NO_DEVICE },
      pages: [page, { ...page, id: 'q', lastSeq: -1 }, { ...page, id: 'r', lastSeq: 0, level: 'strict' }],
    },
    {
      gaps: [
        { from: 0, to: 10, reason: 'paused' },
        { from: 20, to: 90, reason: 'page frozen' },
        { from: 95, to: 100, reason: 'paused' },
      ],
      segments: [
        { from: 0, to: 50, isActive: false },
        { from: 50, to: 60, isActive: true },
        { from: 60, to: 200, isActive: false },
      ],
      skippedPageIds: ['q'],
      unseen: [
        { at: 7, what: 'canvas', reason: 'typed' },
        { at: 9, what: 'canvas', reason: 'typed' },
      ],
    },
    2,
  )
  expect(health.gaps.map(({ reason, gaps, lengthMs }) => [reason, gaps.length, lengthMs])).toEqual([
    ['page frozen', 1, 70],
    ['paused', 2, 15],
  ])
  expect(health).toMatchObject({
    brokenChunkCount: 2,
    chunkCount: 6,
    longestSilence: { from: 60, to: 200 },
    levels: [
      { level: 'medium', pageCount: 2 },
      { level: 'strict', pageCount: 1 },
    ],
  })
  expect(health.unseen).toEqual([{ what: 'canvas', reason: 'typed', moments: [7, 9] }])
  expect(health.pagesWithoutPicture.map(({ id }) => id)).toEqual(['q'])
})
