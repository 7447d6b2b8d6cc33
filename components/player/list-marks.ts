import { describeGapInFull } from '@/components/parts/describe-gap'
import type { Timeline } from '@/lib/replay/timeline'
import type { SessionContent } from '@/lib/store/read-sessions'

/** A sign above the timeline. `share` is its place, from 0 at the start to 1 at the end. */
export interface Mark {
  key: string
  kind: 'page' | 'gap' | 'note'
  at: number
  share: number
  label: string
}

/** Marks closer than this to the one before of their kind are left out: they would lie upon each other. */
const CLOSEST_SHARE = 0.006

/** Page changes, gaps and notes, in order of time. */
export function listMarks(timeline: Timeline, { pages, notes }: Pick<SessionContent, 'pages' | 'notes'>): Mark[] {
  const length = Math.max(1, timeline.to - timeline.from)
  const create = (kind: Mark['kind'], at: number, label: string, key: string): Mark => {
    const share = Math.min(1, Math.max(0, (at - timeline.from) / length))
    return { key: `${kind} ${key}`, kind, at, share, label }
  }
  const ofPages = timeline.windows
    .flatMap((window) => window.pageChanges)
    .map((change) => {
      const page = pages.find((one) => one.id === change.pageId)
      return create('page', change.at, page?.title || page?.url || 'Page', `${change.pageId} ${change.at}`)
    })
  const ofGaps = timeline.gaps.map((gap, index) => create('gap', gap.from, describeGapInFull(gap), String(index)))
  const ofNotes = notes.map((note) => create('note', note.at, note.text || 'Marked moment', note.id))
  return [ofPages, ofGaps, ofNotes].flatMap(keepApart).toSorted((a, b) => a.at - b.at)
}

function keepApart(marks: Mark[]): Mark[] {
  let last = -1
  return marks
    .toSorted((a, b) => a.at - b.at)
    .filter((mark) => {
      if (mark.share - last < CLOSEST_SHARE) return false
      last = mark.share
      return true
    })
}
