import type { eventWithTime } from '@rrweb/types'

import { applyEdits, applyEditsToAssetUrl, applyEditsToPage, isAssetToGo } from '@/lib/edits/apply-edits'
import { prepareEdits } from '@/lib/edits/prepare-edits'
import type { EditWish, PreparedEdit } from '@/lib/model/edit'
import type { Page } from '@/lib/model/session'
import type { SessionContent } from '@/lib/store/read-sessions'

import type { ShownAsset } from './shown-assets'

/** How many elements go, on how many pages. */
export interface ElementCount {
  elements: number
  pages: number
}

type ReadEvents = (pageId: string) => Promise<readonly eventWithTime[]>

const ROW = { id: '', sessionId: '', createdAt: 0, isPermanent: 0 } as const

/**
 * Whether an edit of this text would change anything of a session: asked of the very functions that would do it, so that
 * what is found is what goes.
 */
export async function findTextIn(
  text: string,
  content: SessionContent,
  assets: readonly ShownAsset[],
  readEvents: ReadEvents,
  stop: AbortSignal,
): Promise<boolean> {
  const edits: PreparedEdit[] = [{ ...ROW, kind: 'text', text }]
  // Counts are summed anew whenever there is an edit: those of before are no difference.
  const edited = applyEdits(content, edits)
  const { eventCount, gapCount } = content.session
  if (isChanged(content, { ...edited, session: { ...edited.session, eventCount, gapCount } })) return true
  for (const { url, kept } of assets) {
    if (applyEditsToAssetUrl(url, edits) !== url) return true
    const asset = await kept.read()
    stop.throwIfAborted()
    if (asset && isAssetToGo(asset, edits)) return true
  }
  for (const { id } of content.pages) {
    const events = await readEvents(id)
    stop.throwIfAborted()
    if (isChanged(events, applyEditsToPage(id, events, edits))) return true
  }
  return false
}

/** Where a picked element is, looked for as the edit would. */
export async function countElement(
  wish: EditWish & { kind: 'element' },
  pages: readonly Page[],
  readEvents: ReadEvents,
  stop: AbortSignal,
): Promise<ElementCount> {
  const [edit] = await prepareEdits([{ ...ROW, ...wish }], pages, async (pageId) => {
    const events = await readEvents(pageId)
    stop.throwIfAborted()
    return events
  })
  const found = edit?.kind === 'element' ? Object.values(edit.found.nodes).filter(({ boxes }) => boxes.length > 0) : []
  return { pages: found.length, elements: found.reduce((sum, { boxes }) => sum + boxes.length, 0) }
}

function isChanged(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) !== JSON.stringify(after)
}
