import type { Page } from '@/lib/model/session'

/**
 * Whether a page was no longer shown at `before`: it said that it left, or, as after a crash of its process, another
 * page came into its tab after its last word.
 */
export function isGone(page: Page, pages: readonly Page[], before: number): boolean {
  if (page.endedAt >= before) return false
  if (page.leftAt !== null) return true
  return pages.some(
    (next) =>
      next.isTop === 1 &&
      next.windowId === page.windowId &&
      next.startedAt > page.startedAt &&
      next.startedAt >= page.endedAt &&
      next.startedAt < before,
  )
}
