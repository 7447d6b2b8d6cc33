import { isInteraction } from '@/lib/model/interaction'

import { checkBody } from './check-body'
import { readPayload } from './derive-events'

export interface BodyOutline {
  hasSnapshot: boolean
  /** Nobody touched the page, and it says that it goes away. */
  isFarewell: boolean
}

/** What a chunk's body is, for those who decide where it belongs; nothing of it for a body that is none. */
export function describeBody(body: string): BodyOutline {
  const events = checkBody(body) ?? []
  const last = events.at(-1)
  return {
    hasSnapshot: events.some((event) => (event.type as number) === 2),
    isFarewell: last !== undefined && readPayload(last)?.kind === 'left' && !events.some(isInteraction),
  }
}
