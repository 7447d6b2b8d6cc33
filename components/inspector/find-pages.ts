import type { Page } from '@/lib/model/session'

/** Pages whose title or address holds every word. */
export function findPages<Shown extends Pick<Page, 'title' | 'url'>>(pages: readonly Shown[], text: string): Shown[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return pages.filter(({ title, url }) => words.every((word) => `${title}\n${url}`.toLowerCase().includes(word)))
}
