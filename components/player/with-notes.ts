import type { Note } from '@/lib/model/note'
import { assembleStream, type StreamItem } from '@/lib/replay/stream'

/** The stream with these notes in the place of those it was read with: notes are written while it is looked at. */
export function withNotes(stream: readonly StreamItem[], notes: readonly Note[]): StreamItem[] {
  const others = stream.filter(({ kind }) => kind !== 'note')
  return [...others, ...assembleStream([], notes, [])].toSorted((a, b) => a.at - b.at)
}
