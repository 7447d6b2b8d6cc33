import { expect, test } from 'vitest'

import { listMarks } from '@/components/player/list-marks'
import type { Timeline } from '@/lib/replay/timeline'

const timeline: Timeline = {
  from: 1_000,
  to: 2_000,
  activity: [],
  looks: [],
  segments: [],
  skippedPageIds: [],
  gaps: [{ from: 1_500, to: 1_600, reason: 'browser closed' }],
  windows: [
    {
      id: 'w',
      from: 1_000,
      to: 2_000,
      events: [],
      pageChanges: [
        { pageId: 'a', at: 1_000 },
        { pageId: 'b', at: 1_001 },
        { pageId: 'a', at: 1_250 },
      ],
    },
  ],
}
const note = { id: 'n', sessionId: 's', at: 1_750, text: '', createdAt: 1_750 }

test('marks stand where they happened; of two that would lie upon each other the first is drawn', () => {
  const marks = listMarks(timeline, { pages: [], notes: [note] })
  expect(marks.map(({ kind, share, label }) => [kind, share, label])).toEqual([
    ['page', 0, 'Page'],
    ['page', 0.25, 'Page'],
    ['gap', 0.5, 'Browser closed: what happened in its last moments may be missing.'],
    ['note', 0.75, 'Marked moment'],
  ])
})

test('a session of no length has its marks at the start', () => {
  expect(listMarks({ ...timeline, from: 1_000, to: 1_000, gaps: [] }, { pages: [], notes: [] })[0]?.share).toBe(0)
})
