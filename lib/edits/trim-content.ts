import type { Interval, Page, Window } from '@/lib/model/session'
import { isGone } from '@/lib/store/is-gone'

import type { EditableContent } from './content'
import { countRows, cutRows, type Range } from './cut-rows'

/** A session's rows with nothing in them but what was there from `from` to `to`. Of pages their span is cut only. */
export function trimContent<C extends EditableContent>(content: C, range: Range): C {
  const { from, to } = range
  const { session } = content
  const pages = content.pages.filter((page) => isShown(page, content, range)).map((page) => trimPage(page, range))
  const events = cutRows(content.events, range)
  const windows = content.windows
    .filter(({ id }) => pages.some((page) => page.windowId === id) || events.some((event) => event.windowId === id))
    .map((window) => trimWindow(window, pages, range))
  const notes = content.notes.filter(({ at }) => at >= from && at <= to)
  const title = events.find(({ kind, label }) => kind === 'page view' && label !== '')?.label
  const first = pages.find((page) => page.isTop === 1)
  return {
    ...content,
    pages,
    events,
    windows,
    notes,
    session: {
      ...session,
      ...countRows(pages, events),
      noteCount: notes.length,
      startedAt: clip(session.startedAt, range),
      endedAt: clip(session.endedAt, range),
      pauses: session.pauses.flatMap((pause) => trimPause(pause, range)),
      title: session.isNamed ? session.title : (title ?? first?.title ?? ''),
    },
  }
}

const clip = (at: number, { from, to }: Range) => Math.min(Math.max(at, from), to)

/** A page goes with its tab too, whatever it said. */
function isShown(page: Page, { pages, windows }: EditableContent, { from, to }: Range): boolean {
  const closedAt = windows.find(({ id }) => id === page.windowId)?.closedAt ?? Infinity
  return page.startedAt <= to && closedAt >= from && !isGone(page, pages, from)
}

function trimPage(page: Page, range: Range): Page {
  const leftAt = page.leftAt !== null && page.leftAt <= range.to ? page.leftAt : null
  return { ...page, startedAt: clip(page.startedAt, range), endedAt: clip(page.endedAt, range), leftAt }
}

function trimWindow(window: Window, pages: readonly Page[], range: Range): Window {
  const sites = window.sites.filter((site) => pages.some((page) => page.url.startsWith(site.slice(0, -1))))
  const closedAt = window.closedAt && clip(window.closedAt, range)
  return { ...window, openedAt: clip(window.openedAt, range), closedAt, sites }
}

function trimPause(pause: Interval, range: Range): Interval[] {
  const to = Math.min(pause.to ?? range.to, range.to)
  const from = Math.max(pause.from, range.from)
  return from < to ? [{ ...pause, from, to }] : []
}
