import type { SessionContent } from '@/lib/store/read-sessions'
import type { PageEvents } from '@/lib/store/unpack-chunks'

import type { Flow } from './flow'
import { listFlow } from './list-flow'
import { seePage, type Seen } from './see-page'

/** What is done again of a session, as its edits wish: one page after another is in memory. */
export async function readFlow(
  { session, pages }: Pick<SessionContent, 'session' | 'pages'>,
  readPage: (pageId: string) => Promise<PageEvents>,
): Promise<Flow> {
  const seen: Seen[] = []
  for (const page of pages) seen.push(...seePage(page, (await readPage(page.id)).events))
  return listFlow(session, seen)
}
