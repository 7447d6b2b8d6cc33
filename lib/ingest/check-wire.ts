import { checkChunkMasking } from '@/lib/messages/check-masking'
import { LOSSES, type Loss, type WireChunk } from '@/lib/messages/relay'

/** What a relay sent, or `undefined` when it has not the shape of a chunk. What is in its body is checked by itself. */
export function checkWire(value: unknown): WireChunk | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { sessionId, seq, body, lostBefore, masking } = value as Record<string, unknown>
  if (typeof sessionId !== 'string' || typeof body !== 'string') return undefined
  if (lostBefore !== null && !LOSSES.includes(lostBefore as Loss)) return undefined
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 0) return undefined
  return { sessionId, seq, body, lostBefore: lostBefore as Loss | null, masking: checkChunkMasking(masking) }
}
