import { createModel, signal } from '@preact/signals'

import { listMasked, MASKED_KINDS, type MaskedKind, type MaskedPlace } from '@/lib/masking/list-masked'
import type { MaskLevel } from '@/lib/model/rules'
import type { Page } from '@/lib/model/session'
import type { PageEvents } from '@/lib/store/unpack-chunks'

/** Of one kind, how many places on one page, and the first moment (epoch ms) something was masked there. */
export interface MaskedOnPage {
  page: Page
  count: number
  at: number
}

export interface MaskedRow {
  kind: MaskedKind
  /** The sum of its pages. */
  count: number
  pages: MaskedOnPage[]
}

export type PrivacyState =
  | { kind: 'reading'; done: number; of: number }
  | { kind: 'failed'; message: string }
  | { kind: 'ready'; rows: MaskedRow[] }

/** What was masked in a session, read from what is stored of it, page by page. */
export const PrivacyModel = createModel((pages: readonly Page[], readPage: (pageId: string) => Promise<PageEvents>) => {
  const state = signal<PrivacyState>({ kind: 'reading', done: 0, of: pages.length })

  async function read(): Promise<void> {
    try {
      const masked: { page: Page; places: MaskedPlace[] }[] = []
      for (const page of pages) {
        masked.push({ page, places: listMasked((await readPage(page.id)).events) })
        state.value = { kind: 'reading', done: masked.length, of: pages.length }
      }
      state.value = { kind: 'ready', rows: sumUp(masked) }
    } catch (error) {
      state.value = { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
    }
  }

  const isOpen = signal(false)
  return {
    state,
    isOpen,
    open() {
      isOpen.value = true
      // What is masked is known once the session was read; a report that failed is asked for again.
      if (state.peek().kind !== 'ready') void read()
    },
    close: () => void (isOpen.value = false),
  }
})

/** A row for each kind that was masked at all, its pages in order. */
export function sumUp(masked: readonly { page: Page; places: readonly MaskedPlace[] }[]): MaskedRow[] {
  return MASKED_KINDS.flatMap((kind) => {
    const pages = masked.flatMap(({ page, places }) => {
      const own = places.filter((place) => place.kind === kind)
      return own.length > 0 ? [{ page, count: own.length, at: Math.min(...own.map((place) => place.at)) }] : []
    })
    return pages.length > 0 ? [{ kind, count: pages.reduce((sum, { count }) => sum + count, 0), pages }] : []
  })
}

/** The levels the pages were recorded under, in the order they came; a page of before there were levels says none. */
export function listLevels(pages: readonly Page[]): { level: MaskLevel; pages: Page[] }[] {
  const levels = new Map<MaskLevel, Page[]>()
  for (const page of pages) if (page.level) levels.set(page.level, [...(levels.get(page.level) ?? []), page])
  return [...levels].map(([level, own]) => ({ level, pages: own }))
}
