import { describeNote } from '@/components/notes/describe-note'
import { describeGapInFull } from '@/components/parts/describe-gap'
import { NOTE_SEVERITIES, type NoteSeverity } from '@/lib/model/note'
import { SIGNAL_KINDS } from '@/lib/model/signal'
import { isFailure } from '@/lib/replay/is-failure'
import type { Span } from '@/lib/replay/segments'
import { assembleStream, type StreamItem } from '@/lib/replay/stream'
import type { Timeline } from '@/lib/replay/timeline'
import type { SessionContent } from '@/lib/store/read-sessions'

import { describeItem } from './describe-item'

/** A sign above the timeline. `share` is its place, from 0 at the left of what is seen to 1 at the right. */
export interface Mark {
  key: string
  kind: 'page' | 'gap' | 'note' | 'frustration' | 'error'
  at: number
  share: number
  label: string
  /** Of a note: how bad it is. */
  severity?: NoteSeverity
}

/** Marks closer than this to the one before of their kind are left out: they would lie upon each other. */
const CLOSEST_SHARE = 0.006

const NO_TABS: ReadonlyMap<string, number> = new Map()

/** Page changes, gaps, notes, errors and signs of frustration in view, in order of time. */
export function listMarks(
  timeline: Timeline,
  { pages, notes, events }: Pick<SessionContent, 'pages' | 'notes' | 'events'>,
  view: Span = timeline,
): Mark[] {
  const length = Math.max(1, view.to - view.from)
  const create = (kind: Mark['kind'], at: number, label: string, key: string): Mark => {
    const share = (Math.min(timeline.to, Math.max(timeline.from, at)) - view.from) / length
    return { key: `${kind} ${key}`, kind, at, share, label }
  }
  const ofPages = timeline.windows
    .flatMap((window) => window.pageChanges)
    .map((change) => {
      const page = pages.find((one) => one.id === change.pageId)
      return create('page', change.at, page?.title || page?.url || 'Page', `${change.pageId} ${change.at}`)
    })
  const ofGaps = timeline.gaps.map((gap, index) => create('gap', gap.from, describeGapInFull(gap), String(index)))
  const ofNotes = notes.map((note) => {
    const mark = create('note', note.at, describeNote(note), note.id)
    return note.severity ? { ...mark, severity: note.severity } : mark
  })
  const items = assembleStream(events, [], [])
  const ofItems = (kind: Mark['kind'], isOne: (item: StreamItem) => boolean) =>
    items.filter(isOne).map((item) => create(kind, item.at, describeItem(item, NO_TABS).label, item.key))
  const ofSigns = ofItems('frustration', ({ kind }) => SIGNAL_KINDS.some((known) => known === kind))
  const ofErrors = ofItems('error', isFailure)
  return [ofPages, ofGaps, ofNotes, ofSigns, ofErrors]
    .map((marks) => marks.filter(({ share }) => share >= 0 && share <= 1))
    .flatMap((marks) => keepApart(marks[0]?.kind === 'note' ? joinNear(marks) : marks))
    .toSorted((a, b) => a.at - b.at)
}

/** Notes of nearly one moment have one mark that says all of them and is as bad as the worst. */
function joinNear(marks: Mark[]): Mark[] {
  const joined: Mark[] = []
  for (const mark of marks.toSorted((a, b) => a.at - b.at)) {
    const last = joined.at(-1)
    if (!last || mark.share - last.share >= CLOSEST_SHARE) joined.push({ ...mark })
    else Object.assign(last, joinMarks(last, mark))
  }
  return joined
}

function joinMarks(one: Mark, other: Mark): Partial<Mark> {
  const [{ severity: a = 'none' }, { severity: b = 'none' }] = [one, other]
  const severity = NOTE_SEVERITIES.indexOf(a) < NOTE_SEVERITIES.indexOf(b) ? b : a
  return { label: `${one.label}\n${other.label}`, severity }
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
