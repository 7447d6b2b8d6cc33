import type { CaptureMessage } from '@/lib/messages/page-wire'
import { checkChunkMasking } from '@/lib/messages/check-masking'

/** What arrived under the key of a document, as far as it has the shape of a message: the page may have sent it. */
export function checkCaptureMessage(detail: unknown): CaptureMessage | undefined {
  if (typeof detail !== 'object' || detail === null || !('kind' in detail)) return undefined
  if (detail.kind === 'frame') {
    return { kind: 'frame', nodeId: 'nodeId' in detail && typeof detail.nodeId === 'number' ? detail.nodeId : 0 }
  }
  if (detail.kind === 'lost') return { kind: 'lost', reason: 'event too large' }
  const isLeaving = 'isLeaving' in detail && detail.isLeaving === true
  const masking = checkChunkMasking('masking' in detail ? detail.masking : undefined)
  if (detail.kind === 'events' && 'events' in detail && Array.isArray(detail.events)) {
    return { kind: 'events', events: detail.events, isLeaving, masking }
  }
  if (detail.kind !== 'chunk' || !('body' in detail) || typeof detail.body !== 'string') return undefined
  return { kind: 'chunk', body: detail.body, isLeaving, masking }
}
