import type { ChunkMasking } from '@/lib/model/masking'

import type { CaptureMessage } from './page-wire'

/** A chunk's JSON stays below this, so that a message stays far from the browser's 64 MiB and the worker's heap stays small. */
export const MAX_CHUNK_CHARACTERS = 1_000_000

/** One event larger than this cannot pass a message; the hole is shown. */
export const MAX_EVENT_CHARACTERS = 48_000_000

/**
 * Splits events into messages whose JSON stays below `MAX_CHUNK_CHARACTERS`, or holds one event; each is written as what
 * `form` makes of it.
 */
export function packMessages(
  events: readonly unknown[],
  isLeaving: boolean,
  masking: ChunkMasking,
  form: (event: unknown) => unknown = (event) => event,
): CaptureMessage[] {
  const messages: CaptureMessage[] = []
  let parts: string[] = []
  let size = 0
  const close = () => {
    if (parts.length > 0) messages.push({ kind: 'chunk', body: `[${parts.join(',')}]`, isLeaving, masking })
    parts = []
    size = 0
  }
  for (const event of events) {
    const json = toJson(event, form)
    if (json === undefined) continue
    // A comma or the closing bracket goes with each event, the opening one with the first.
    if (size + json.length + 2 > MAX_CHUNK_CHARACTERS) close()
    if (json.length > MAX_EVENT_CHARACTERS) {
      messages.push({ kind: 'lost', reason: 'event too large' })
      continue
    }
    parts.push(json)
    size += json.length + 1
  }
  close()
  return messages
}

function toJson(event: unknown, form: (event: unknown) => unknown): string | undefined {
  try {
    return JSON.stringify(form(event))
  } catch {
    // A recorder makes none such (a cycle, a bigint): the page said it.
    return undefined
  }
}
