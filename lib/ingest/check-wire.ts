import type { WireChunk } from '@/lib/messages/relay'

/** What a relay sent, or `undefined` when it has not the shape of a chunk. What is in its body is checked by itself. */
export function checkWire(value: unknown): WireChunk | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { sessionId, seq, body, isAfterLoss } = value as Record<string, unknown>
  if (typeof sessionId !== 'string' || typeof body !== 'string' || typeof isAfterLoss !== 'boolean') return undefined
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 0) return undefined
  return { sessionId, seq, body, isAfterLoss }
}
