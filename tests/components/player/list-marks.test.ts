import { expect, test } from 'vitest'

import { listMarks } from '@/components/player/list-marks'
import type { SessionEvent } from '@/lib/model/event'
import type { Timeline } from '@/lib/replay/timeline'

const timeline: Timeline = {
  from: 1_000,
  to: 2_000,
  knownTo: 2_000,
  pulses: [],
  looks: [],
  segments: [],
  skippedPageIds: [],
  unseen: [],
  gaps: [{ from: 1_500, to: 1_600, reason: 'browser closed' }],
  windows: [
    {
      id: 'w',
      from: 1_000,
      to: 2_000,
      blocks: [],
      pageChanges: [
        { pageId: 'a', at: 1_000 },
        { pageId: 'b', at: 1_001 },
        { pageId: 'a', at: 1_250 },
      ],
    },
  ],
}
const note = { id: 'n', sessionId: 's', at: 1_750, text: '', createdAt: 1_750 }
const click: SessionEvent = {
  id: 1,
  sessionId: 's',
  windowId: 'w',
  pageId: 'a',
  at: 1_800,
  kind: 'click',
  label: 'Buy',
  role: 'button',
  selector: '#buy',
  url: '',
  nodeId: 3,
}
const dead: SessionEvent = { ...click, id: 2, kind: 'dead click' }

test('marks stand where they happened; of two that would lie upon each other the first is drawn', () => {
  const marks = listMarks(timeline, { pages: [], notes: [note], events: [click, dead] })
  expect(marks.map(({ kind, share, label }) => [kind, share, label])).toEqual([
    ['page', 0, 'Page'],
    ['page', 0.25, 'Page'],
    ['gap', 0.5, 'Browser closed: what happened in its last moments may be missing.'],
    ['note', 0.75, 'Marked moment'],
    ['frustration', 0.8, 'No answer: Buy'],
  ])
})

test('the mark of a note says what it is about and how bad it is', () => {
  const bad = { ...note, text: 'It wilts', tag: 'issue', severity: 'high' } as const
  const marks = listMarks({ ...timeline, gaps: [], windows: [] }, { pages: [], notes: [bad], events: [] })
  expect(marks).toMatchObject([{ kind: 'note', severity: 'high', label: 'Issue, High severity: It wilts' }])
})

test('notes of nearly one moment have one mark that says both and is as bad as the worst', () => {
  const notes = [note, { ...note, id: 'm', at: 1_752, text: 'It wilts', severity: 'high' } as const]
  const marks = listMarks({ ...timeline, gaps: [], windows: [] }, { pages: [], notes, events: [] })
  expect(marks).toMatchObject([{ at: 1_750, severity: 'high', label: 'Marked moment\nHigh severity: It wilts' }])
})

test('a session of no length has its marks at the start', () => {
  expect(
    listMarks({ ...timeline, from: 1_000, to: 1_000, gaps: [] }, { pages: [], notes: [], events: [] })[0]?.share,
  ).toBe(0)
})
