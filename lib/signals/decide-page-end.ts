import type { Page, Session, Window } from '@/lib/model/session'

/** What is known of a session that is over. */
export interface EndedSession {
  session: Pick<Session, 'endedAt' | 'pauses'>
  windows: readonly Window[]
  pages: readonly Page[]
}

/**
 * Until when a page was recorded: the session ended or was paused for good, its tab was closed, or another page came in
 * its place though it never said that it left.
 */
export function decidePageEnd(page: Page, { session, windows, pages }: EndedSession): number {
  const closedAt = windows.find(({ id }) => id === page.windowId)?.closedAt
  const followers = pages.filter(
    (next) =>
      next.isTop === 1 &&
      next.windowId === page.windowId &&
      next.id !== page.id &&
      next.startedAt > page.startedAt &&
      next.startedAt >= page.endedAt,
  )
  const pause = session.pauses.find(({ to }) => to === null || to >= session.endedAt)
  return Math.min(
    session.endedAt,
    closedAt ?? Infinity,
    pause?.from ?? Infinity,
    ...followers.map((next) => next.startedAt),
  )
}
