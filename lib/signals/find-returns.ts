import type { Visit } from '@/lib/model/signal'

import type { FoundSignal } from './found-signal'
import { GLANCE_MS, QUICK_BACK_MS, U_TURN_MS } from './limits'

/** A signal of a tab, with the page it belongs to. */
export type Return = FoundSignal & { pageId: string }

/**
 * Who went to a page and came straight back to the one before, from the views of one tab in order of time.
 *
 * - u-turn: back within five seconds, and nothing was done on the page in between.
 * - quick back: back in less than two seconds, though something was done there.
 *
 * Each return is one signal, a u-turn before a quick back. It is of the page in between, at the moment that came into
 * view, and lasts until the return. A reload is no other page, and what was there for a glance is a redirect: neither is
 * in between. Addresses are compared as they are stored, so two that differ only in what is masked are one.
 */
export function findReturns(visits: readonly Visit[]): Return[] {
  const seen = joinReloads(dropRedirects(joinReloads(visits)))
  return seen.flatMap((visit, index) => {
    const [before, after] = [seen[index - 1], seen[index + 1]]
    return before && after && before.url === after.url ? judgeReturn(visit, after.at) : []
  })
}

function judgeReturn({ pageId, url, title, at, touchedAt }: Visit, backAt: number): Return[] {
  const durationMs = backAt - at
  const isTouched = touchedAt !== null && touchedAt <= backAt
  const place = { pageId, at, url, label: title, role: '', selector: '', nodeId: 0, durationMs }
  if (!isTouched && durationMs <= U_TURN_MS) return [{ kind: 'u-turn', ...place }]
  return durationMs < QUICK_BACK_MS ? [{ kind: 'quick back', ...place }] : []
}

function dropRedirects(visits: readonly Visit[]): Visit[] {
  return visits.filter(({ at, leftAt }, index) => {
    const next = visits[index + 1]
    return next === undefined || Math.min(leftAt ?? Infinity, next.at) - at >= GLANCE_MS
  })
}

function joinReloads(visits: readonly Visit[]): Visit[] {
  const joined: Visit[] = []
  for (const visit of visits) {
    const last = joined.at(-1)
    if (last?.url !== visit.url) joined.push(visit)
    else joined[joined.length - 1] = { ...last, touchedAt: last.touchedAt ?? visit.touchedAt, leftAt: visit.leftAt }
  }
  return joined
}
