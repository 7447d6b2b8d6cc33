import { expect, test } from 'vitest'

import { withNotes } from '@/components/player/with-notes'
import type { Note } from '@/lib/model/note'
import type { StreamItem } from '@/lib/replay/stream'

const item = (kind: StreamItem['kind'], at: number): StreamItem => {
  return { key: `${kind} ${at}`, at, kind, label: '', windowId: 'w', detail: '' }
}
const note: Note = { id: 'n', sessionId: 's', at: 15, text: 'It wilts', createdAt: 0 }

test('notes of now stand in the place of those the session was read with', () => {
  const stream = withNotes([item('click', 10), item('note', 12), item('click', 20)], [note])
  expect(stream.map(({ kind, at }) => [kind, at])).toEqual([
    ['click', 10],
    ['note', 15],
    ['click', 20],
  ])
})
