import { Dexie } from 'dexie'

import type { SessionEvent } from '@/lib/model/event'
import type { Page } from '@/lib/model/session'
import { forgetSignals } from '@/lib/signals/advance-signals'
import { addSignals } from '@/lib/signals/count-signals'

import type { Database } from './database'
import { dropAssets } from './drop-assets'
import { isGone } from './is-gone'

/**
 * Forgets what lies before `before` and is not needed to show the moments after it: of each page the chunks up to its
 * last full snapshot before that moment, and the events; pages that were gone by then, with their pictures and what the
 * session and its windows say of them. One transaction.
 */
export async function trimSession(database: Database, sessionId: string, before: number): Promise<void> {
  const { sessions, windows, pages, chunks, events, assets, assetUses } = database
  await database.transaction('rw', [sessions, windows, pages, chunks, events, assets, assetUses], async () => {
    let freedBytes = 0
    const all = await pages.where({ sessionId }).sortBy('startedAt')
    const kept: Page[] = []
    for (const page of all) {
      const rows = await chunks
        .where('[pageId+seq]')
        .between([page.id, Dexie.minKey], [page.id, Dexie.maxKey])
        .toArray()
      const anchor = rows.findLast((chunk) => chunk.hasSnapshot === 1 && chunk.endAt <= before)
      const isOver = isGone(page, all, before)
      const old = isOver ? rows : rows.filter((chunk) => anchor && chunk.seq < anchor.seq)
      await chunks.bulkDelete(old.map((chunk) => [chunk.pageId, chunk.seq]))
      freedBytes += old.reduce((sum, chunk) => sum + chunk.body.byteLength, 0)
      if (isOver) await pages.delete(page.id)
      else kept.push(page)
      if (!isOver && page.signals) await pages.update(page.id, { signals: forgetSignals(page.signals, before) })
    }
    await windows.where({ sessionId }).modify((window) => {
      if (window.trail) window.trail = window.trail.filter((visit) => visit.at >= before)
      window.sites = window.sites.filter((site) => kept.some((page) => page.url.startsWith(site.slice(0, -1))))
    })
    const keptIds = new Set(kept.map((page) => page.id))
    const uses = await assetUses.where({ sessionId }).toArray()
    await dropAssets(
      database,
      uses.filter((use) => !keptIds.has(use.pageId)),
    )
    const gone = await trimEvents(database, sessionId, before)
    await sessions.where({ id: sessionId }).modify((session) => {
      session.bytes -= freedBytes
      session.eventCount -= gone.length
      session.gapCount -= gone.filter((event) => event.kind === 'gap').length
      session.errorCount -= gone.filter((event) => event.kind === 'error').length
      session.signalCounts = addSignals(session.signalCounts, [], gone)
      session.clickCount -= gone.filter((event) => event.kind === 'click').length
      session.startedAt = Math.max(session.startedAt, Math.min(before, session.endedAt))
      session.title = kept.findLast((page) => page.isTop === 1)?.title ?? ''
    })
  })
}

/** Answers with the events that are gone. A hole that goes on begins where the memory begins. */
async function trimEvents({ events }: Database, sessionId: string, before: number): Promise<SessionEvent[]> {
  const range = events.where('[sessionId+at]').between([sessionId, Dexie.minKey], [sessionId, before], true, false)
  const old = await range.toArray()
  const lasts = (event: SessionEvent) => event.kind === 'gap' && (event.until ?? Infinity) > before
  await events.bulkPut(old.filter(lasts).map((event) => ({ ...event, at: before })))
  const gone = old.filter((event) => !lasts(event))
  await events.bulkDelete(gone.map((event) => event.id!))
  return gone
}
