import type { GapReason, SessionEvent } from '@/lib/model/event'
import type { Session } from '@/lib/model/session'

import type { Span } from './segments'

/** A stretch in which nothing was recorded, and why (promise 3). Epoch ms. */
export interface Gap {
  from: number
  to: number
  reason: GapReason | 'paused'
  /** Where: the site that could not be recorded, as a match pattern, or the page's address. */
  url?: string
}

/** Pauses the person made and gaps the recorder noticed, in order. One that goes on ends with the span. */
export function listGaps(session: Pick<Session, 'pauses'>, events: readonly SessionEvent[], span: Span): Gap[] {
  const pauses = session.pauses.map((pause): Gap => ({ from: pause.from, to: pause.to ?? span.to, reason: 'paused' }))
  const gaps = events
    .filter((event) => event.kind === 'gap')
    .map((event): Gap => {
      const to = event.until === undefined ? event.at : (event.until ?? span.to)
      return { from: event.at, to, reason: event.label as GapReason, ...(event.url ? { url: event.url } : {}) }
    })
  return [...pauses, ...gaps].toSorted((a, b) => a.from - b.from)
}
