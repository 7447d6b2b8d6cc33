import type { SessionEvent } from '@/lib/model/event'
import type { Session } from '@/lib/model/session'

import type { IncomingChunk, IncomingSession } from './incoming'
import { MAX_OUTSIDE_MS } from './limits'
import { countLeftOut, type LeftOut } from './refusal'

/**
 * A session in which nothing lies outside of its own time: one wrong moment would make a timeline of years. Windows,
 * pages and pauses are clipped; events and notes that are elsewhere are left out.
 */
export function clipSession(incoming: IncomingSession, leftOut: LeftOut): IncomingSession {
  const isInside = createInside(incoming.session)
  const clip = createClip(incoming.session)
  const keep = <Row extends { at: number }>(rows: readonly Row[]): Row[] => {
    const kept = rows.filter(({ at }) => isInside(at))
    countLeftOut(leftOut, 'rows of an unknown shape', rows.length - kept.length)
    return kept
  }
  return {
    ...incoming,
    session: {
      ...incoming.session,
      pauses: incoming.session.pauses.map(({ from, to }) => ({ from: clip(from), to: to === null ? null : clip(to) })),
    },
    windows: incoming.windows.map((window) => ({
      ...window,
      openedAt: clip(window.openedAt),
      closedAt: window.closedAt === null ? null : clip(window.closedAt),
    })),
    pages: incoming.pages.map((page) => ({
      ...page,
      startedAt: clip(page.startedAt),
      endedAt: clip(page.endedAt),
      leftAt: page.leftAt === null ? null : clip(page.leftAt),
    })),
    notes: keep(incoming.notes),
    events: keep(incoming.events).map((event) => clipEnd(event, clip)),
    readChunks: () => keepInside(incoming.readChunks(), isInside, leftOut),
  }
}

function createInside({ startedAt, endedAt }: Session): (at: number) => boolean {
  return (at) => at >= startedAt - MAX_OUTSIDE_MS && at <= endedAt + MAX_OUTSIDE_MS
}

function createClip({ startedAt, endedAt }: Session): (at: number) => number {
  return (at) => Math.min(Math.max(at, startedAt - MAX_OUTSIDE_MS), endedAt + MAX_OUTSIDE_MS)
}

function clipEnd(event: SessionEvent, clip: (at: number) => number): SessionEvent {
  return typeof event.until === 'number' ? { ...event, until: clip(event.until) } : event
}

async function* keepInside(
  chunks: AsyncIterable<IncomingChunk>,
  isInside: (at: number) => boolean,
  leftOut: LeftOut,
): AsyncGenerator<IncomingChunk> {
  for await (const chunk of chunks) {
    if (chunk.events.every(({ timestamp }) => isInside(timestamp))) {
      yield chunk
      continue
    }
    const events = chunk.events.filter(({ timestamp }) => isInside(timestamp))
    countLeftOut(leftOut, 'events with impossible times', chunk.events.length - events.length)
    const { packed: _packed, ...rest } = chunk
    if (events.length > 0) yield { ...rest, events }
  }
}
