import type { CaptureConfig } from '@/lib/messages/page-wire'
import { matchesSite } from '@/lib/sites/decide-site'

import type { DocumentSender } from './welcome-page'

export interface Hint {
  sessionId: string
  /** What capture was told goes for the pages of one host. */
  host: string
  config: CaptureConfig
}

/**
 * What the last document of a tab was recorded as, so that the next one need not wait for the store, which may be busy
 * with the last words of the page before. A hint, no state: wrong, it is taken back; lost, things take a moment longer.
 */
export function createHints() {
  const byTab = new Map<number, Hint>()
  const rung = new Set<string>()

  return {
    give({ tabId, documentId, url }: DocumentSender, hint: Omit<Hint, 'host'>): void {
      rung.add(documentId)
      byTab.set(tabId, { ...hint, host: readHost(url) })
    },
    /** For a document that never rang before, in a tab that is still being recorded as far as is known. */
    take({ tabId, documentId, frameId, url }: DocumentSender, isMarked: boolean): Hint | undefined {
      const isNew = !rung.has(documentId)
      rung.add(documentId)
      const hint = isNew && isMarked && frameId === 0 ? byTab.get(tabId) : undefined
      const isFit = hint?.host === readHost(url) && !hint.config.neverPatterns.some((one) => matchesSite(one, url))
      return isFit ? hint : undefined
    },
    /** Pages of this session are told something else from now on. */
    drop(sessionId: string): void {
      for (const [tabId, hint] of byTab) if (hint.sessionId === sessionId) byTab.delete(tabId)
    },
  }
}

export type Hints = ReturnType<typeof createHints>

function readHost(url: string): string {
  return URL.canParse(url) ? new URL(url).host : ''
}
