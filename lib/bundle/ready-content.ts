import type { Page, Window } from '@/lib/model/session'
import type { SessionContent } from '@/lib/store/read-sessions'

import type { BundledChunk } from './bundle'

/**
 * The rows of a session as others get them: it is over as it stands, its sizes are those of these chunks, and what only
 * the recorder had to remember is not in it.
 */
export function readyContent(content: SessionContent, chunks: readonly BundledChunk[]): SessionContent {
  const pages = content.pages.map((page) => readyPage(page, chunks))
  const sum = (read: (chunk: BundledChunk) => number) => chunks.reduce((all, chunk) => all + read(chunk), 0)
  return {
    ...content,
    session: {
      ...content.session,
      status: 'stopped',
      blockedSites: [],
      bytes: sum(({ length }) => length),
      rawBytes: sum(({ rawBytes }) => rawBytes),
    },
    windows: content.windows.map(readyWindow),
    pages,
    rules: content.rules.map((row) => ({ ...row, rules: { ...row.rules, sites: [] } })),
  }
}

function readyWindow({ trail: _trail, ...window }: Window): Window {
  return { ...window, isOpen: 0 }
}

function readyPage({ signals: _signals, ...page }: Page, chunks: readonly BundledChunk[]): Page {
  const own = chunks.filter(({ pageId }) => pageId === page.id)
  return {
    ...page,
    bytes: own.reduce((sum, { length }) => sum + length, 0),
    lastSeq: own.at(-1)?.lastSeq ?? -1,
  }
}
