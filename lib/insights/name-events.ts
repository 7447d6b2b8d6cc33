import { dropEndSlash, readPath } from '@/lib/search/compile-test'
import type { EventColumns } from '@/lib/search/event-columns'

/** What the event of a row is called; never empty. */
export type NameRow = (row: number) => string

/** Kinds that say how a page did rather than what somebody did. */
export const SAID_BY_PAGE = ['console', 'request', 'web vital', 'gap']

const keep = (text: string) => text

/** Pages by their path. `clean` is asked once for each address. */
export function namePages({ urls, pool }: EventColumns, clean = keep): NameRow {
  const names = new Map<number, string>()
  return (row) => {
    const place = urls[row]!
    const known = names.get(place)
    if (known !== undefined) return known
    const name = clean(dropEndSlash(readPath(pool.texts[place]!))) || '/'
    names.set(place, name)
    return name
  }
}

/** Events as a person would say them: `Click Pay`, `Page view /cart`, of the page's own their name alone. */
export function nameEvents(events: EventColumns, clean = keep): NameRow {
  const { kinds, labels, pool } = events
  const namePage = namePages(events, clean)
  const byKind = new Map<number, Map<number, string>>()
  return (row) => {
    const [kind, label] = [kinds[row]!, labels[row]!]
    if (pool.texts[kind] === 'page view') return `Page view ${namePage(row)}`
    const names = byKind.get(kind) ?? new Map<number, string>()
    byKind.set(kind, names)
    const name = names.get(label) ?? describe(pool.texts[kind]!, clean(pool.texts[label]!))
    names.set(label, name)
    return name
  }
}

/** Whom somebody is identified as says who, not what. */
function describe(kind: string, label: string): string {
  if (kind === 'custom') return label || 'Event without a name'
  const what = kind.charAt(0).toUpperCase() + kind.slice(1)
  return label === '' || kind === 'identify' ? what : `${what} ${label}`
}
