import type { WireChunk } from '@/lib/messages/relay'
import type { ChunkMasking } from '@/lib/model/masking'

import { MAX_JOINED_CHARACTERS } from './limits'

/** An array with something in it: only such can be joined. */
const isFilled = (body: string) => body.startsWith('[') && body.length > '[]'.length

/**
 * What has to wait behind others goes with the last of them, if that was never sent: a worker that comes back after a
 * while finds a few large chunks, not hundreds of small ones. `undefined` where it has to be a chunk of its own.
 */
export function joinChunk(last: WireChunk, body: string, { revision, typed }: ChunkMasking): WireChunk | undefined {
  const isRoom = last.body.length + body.length <= MAX_JOINED_CHARACTERS
  // What was masked by other rules is masked anew by itself.
  if (!isRoom || !isFilled(body) || !isFilled(last.body) || last.masking.revision !== revision) return undefined
  return {
    ...last,
    body: `${last.body.slice(0, -1)},${body.slice(1)}`,
    masking: { ...last.masking, typed: [...new Set([...last.masking.typed, ...typed])] },
  }
}
