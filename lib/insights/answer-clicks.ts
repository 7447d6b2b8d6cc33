import { CLICK_KINDS, type ClickKind, type ClicksDefinition } from '@/lib/model/insight'
import type { EventExtra } from '@/lib/model/outline'
import { readPath } from '@/lib/search/compile-test'
import type { Library } from '@/lib/search/library'
import { findSessions } from '@/lib/search/list-sessions'

import { countShares, type Counted, type Selected } from './selection'

/** Clicks by what they were: each in sessions with how many of them were there, opened at the first. */
export type ClickCounts = Record<ClickKind, Counted>

export interface ClickedElement {
  /** As it was recorded, with ` >>> ` hops into shadow roots. */
  selector: string
  label: string
  role: string
  clicks: ClickCounts
}

export interface ClicksAnswer {
  /** Path of the page that is answered about; empty when nothing was clicked. */
  page: string
  /** Pages that were clicked, the most clicked first. */
  pages: { path: string; clickCount: number }[]
  all: ClickCounts
  /** The most clicked first. */
  elements: ClickedElement[]
  /** Where the page can be seen: the last click on it in each session, the newest sessions first. */
  visits: Pick<Selected, 'sessionId' | 'startAt'>[]
}

/** As many as one looks at. */
const MOST_PAGES = 200
const MOST_ELEMENTS = 500
const MOST_VISITS = 10

/** Selections that grow, by kind of click. */
type Growing = Record<ClickKind, Selected[]>

interface Place extends Omit<ClickedElement, 'clicks'> {
  clicks: Growing
}

const grow = (): Growing => ({ click: [], 'rage click': [], 'dead click': [], 'error click': [] })

const close = (growing: Growing): ClickCounts => ({
  click: countShares(growing.click),
  'rage click': countShares(growing['rage click']),
  'dead click': countShares(growing['dead click']),
  'error click': countShares(growing['error click']),
})

/** Which elements of a page were clicked, in the library at `now`: one look at the clicks of the sessions that are asked. */
export function answerClicks({ page, sessions }: ClicksDefinition, library: Library, now: number): ClicksAnswer {
  const { events } = library
  const { texts } = events.pool
  const rows = listClicks(findSessions(sessions, library, now), library)
  const pages = countPages(rows.filter(({ kind }) => kind === 'click'))
  const shown = page === '' ? (pages[0]?.path ?? '') : page

  const all = grow()
  const places = new Map<string, Place>()
  const visits = new Map<string, number>()
  for (const { sessionId, kind, row, path } of rows) {
    if (path !== shown) continue
    const extra = JSON.parse(texts[events.extras[row]!]!) as EventExtra
    const [label, selector, role] = [texts[events.labels[row]!]!, extra.selector ?? '', extra.role ?? '']
    const key = `${selector} ${role} ${label}`
    const place = places.get(key) ?? { selector, label, role, clicks: grow() }
    places.set(key, place)
    const at = events.at[row]!
    addShare(all[kind], sessionId, at)
    addShare(place.clicks[kind], sessionId, at)
    visits.set(sessionId, at)
  }
  const elements = [...places.values()].map(({ clicks, ...element }) => ({ ...element, clicks: close(clicks) }))
  return {
    page: shown,
    pages: pages.slice(0, MOST_PAGES),
    all: close(all),
    elements: elements
      .toSorted((a, b) => b.clicks.click.value - a.clicks.click.value || (a.label < b.label ? -1 : 1))
      .slice(0, MOST_ELEMENTS),
    visits: [...visits].slice(0, MOST_VISITS).map(([sessionId, startAt]) => ({ sessionId, startAt })),
  }
}

interface ClickRow {
  sessionId: string
  kind: ClickKind
  row: number
  path: string
}

/** Of these sessions in their order, in each in order of time. */
function listClicks(sessions: readonly number[], library: Library): ClickRow[] {
  const { kinds, urls, pool } = library.events
  const kindOf = new Map(CLICK_KINDS.map((kind) => [pool.placeOf(kind) ?? -1, kind]))
  const pathOf = new Map<number, string>()
  const readPathOf = (url: number) => {
    const path = pathOf.get(url) ?? readPath(pool.texts[url]!)
    pathOf.set(url, path)
    return path
  }
  return sessions.flatMap((session) => {
    const span = library.spans[session]
    const sessionId = library.records[session]!.id
    const rows: ClickRow[] = []
    for (let row = span?.from ?? 0; row < (span?.to ?? 0); row += 1) {
      const kind = kindOf.get(kinds[row]!)
      if (kind) rows.push({ sessionId, kind, row, path: readPathOf(urls[row]!) })
    }
    return rows
  })
}

function countPages(clicks: readonly ClickRow[]): ClicksAnswer['pages'] {
  return [...Map.groupBy(clicks, ({ path }) => path)]
    .map(([path, { length }]) => ({ path, clickCount: length }))
    .toSorted((a, b) => b.clickCount - a.clickCount || (a.path < b.path ? -1 : 1))
}

/** One more of this session, which is the last one there is, or a new one. */
function addShare(selection: Selected[], sessionId: string, at: number): void {
  const last = selection.at(-1)
  if (last?.sessionId === sessionId) last.value = last.value! + 1
  else selection.push({ actorId: sessionId, sessionId, startAt: at, value: 1 })
}
