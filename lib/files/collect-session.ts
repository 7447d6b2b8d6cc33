import type { eventWithTime } from '@rrweb/types'

import { advanceActivity } from '@/lib/ingest/advance-activity'
import { deriveEvents, readPayload } from '@/lib/ingest/derive-events'
import { namePerson } from '@/lib/ingest/name-person'
import { seeViewport } from '@/lib/ingest/see-viewport'
import type { SessionEvent } from '@/lib/model/event'
import { isInteraction } from '@/lib/model/interaction'
import type { IdentifyPayload } from '@/lib/model/payload'
import type { Page, Session, Window } from '@/lib/model/session'
import type { SignalState, Visit } from '@/lib/model/signal'
import { advanceSignals, endSignals, startSignals } from '@/lib/signals/advance-signals'
import { addVisits } from '@/lib/signals/advance-trail'
import { decidePageEnd } from '@/lib/signals/decide-page-end'
import { placeSignal } from '@/lib/signals/find-signals'
import { findReturns } from '@/lib/signals/find-returns'

import { readUrl } from './read-row'

/**
 * Derives what recording derives while chunks come, from the chunks of a session that comes from a file: the same
 * functions, one page after another.
 */
export class SessionCollector {
  readonly events: SessionEvent[] = []
  readonly identified: IdentifyPayload[] = []
  #session: Session
  readonly #windows: readonly Window[]
  readonly #pages: Map<string, Page>
  readonly #signals = new Map<string, SignalState>()
  readonly #trails = new Map<string, Visit[]>()

  constructor(session: Session, windows: readonly Window[], pages: readonly Page[]) {
    this.#session = { ...session, activity: { lastAt: null, activeMs: 0 } }
    this.#windows = windows
    this.#pages = new Map(pages.map((page) => [page.id, page]))
  }

  /** The next events of a page. */
  add(pageId: string, events: readonly eventWithTime[]): void {
    const page = this.#pages.get(pageId)
    if (!page) return
    const told = deriveEvents({ ...page, pageId }, events).map((event) => ({ ...event, url: readUrl(event.url) }))
    // One by one, here and below: so many at once as arguments overflow the stack.
    for (const event of told) if (page.isTop === 1 || event.kind !== 'page view') this.events.push(event)
    const { state, signals } = advanceSignals(this.#signals.get(pageId) ?? startSignals(page), events)
    this.#signals.set(pageId, state)
    for (const signal of signals) this.events.push(placeSignal(page, signal))
    if (page.isTop === 1)
      this.#trails.set(page.windowId, addVisits(this.#trails.get(page.windowId) ?? [], pageId, events))
    this.#advance(page, events)
  }

  /** Everything, once all pages were added. */
  finish(): { session: Session; pages: Page[]; events: SessionEvent[] } {
    const pages = [...this.#pages.values()]
    const content = { session: this.#session, windows: this.#windows, pages }
    const ends = pages.flatMap((page) => {
      const state = this.#signals.get(page.id)
      const last = state ? endSignals(state, decidePageEnd(page, content)) : []
      return last.map((signal) => placeSignal(page, signal))
    })
    const returns = [...this.#trails].flatMap(([windowId, visits]) =>
      findReturns(visits).map(({ pageId, ...signal }) => placeSignal({ sessionId: '', windowId, id: pageId }, signal)),
    )
    const events = [...this.events, ...ends, ...returns].toSorted((a, b) => a.at - b.at)
    const title = events.find(({ kind, label }) => kind === 'page view' && label !== '')?.label
    return { session: { ...this.#session, title: this.#session.title || title || '' }, pages, events }
  }

  #advance(page: Page, events: readonly eventWithTime[]): void {
    const payloads = events.map(readPayload)
    const view = payloads.findLast((payload) => payload?.kind === 'page view')
    if (view) this.#pages.set(page.id, { ...page, url: readUrl(view.url), title: view.title })
    for (const payload of payloads) if (payload?.kind === 'identify') this.identified.push(payload)
    const active = events.filter(isInteraction).map(({ timestamp }) => timestamp)
    this.#session = {
      ...this.#session,
      ...namePerson(this.#session, payloads),
      activity: advanceActivity(this.#session.activity, active),
      device: seeViewport(this.#session.device, page, events),
    }
  }
}
