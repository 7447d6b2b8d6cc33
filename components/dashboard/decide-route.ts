import { SETTINGS_PARTS, type SettingsPart } from '@/components/settings/settings-parts'
import { INSIGHT_KINDS, type InsightKind } from '@/lib/model/insight'
import type { ListQuery } from '@/lib/model/query'
import { asksForEvents } from '@/lib/search/asks-for-events'
import { readQuery } from '@/lib/search/query-address'

/**
 * Every screen has an address that stays: `#/home`, `#/sessions`, `#/sessions/<id>`, `#/people`, `#/people/<id>`,
 * `#/cohorts`, `#/studies`, `#/studies/<name>`, `#/insights/<kind>`, `#/shares`, `#/settings`, `#/settings/<part>`.
 */
export type Route =
  | { screen: 'home' }
  | { screen: 'sessions' }
  | ({ screen: 'session'; sessionId: string } & SessionPlace)
  | { screen: 'people' }
  | { screen: 'person'; personId: string }
  | { screen: 'cohorts' }
  | { screen: 'studies' }
  | { screen: 'study'; name: string }
  | { screen: 'insights'; kind: InsightKind }
  | { screen: 'settings'; part?: SettingsPart }
  | { screen: 'shares' }
  | { screen: 'unknown'; path: string }

/** What of a session is shown first. */
export interface SessionPlace {
  /** Where to begin, seconds since the start. */
  startSec?: number
  /** Key of the line that is pointed at: of an event `event 12`. */
  line?: string
  /** The query of the list it was opened from, when something was asked for in it. */
  asked?: ListQuery
}

/** The screen an address stands for; what follows a `?` belongs to the screen. Never throws: links are typed by hand. */
export function decideRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#/, '').split(/\?(.*)/s)
  const [screen = 'home', id, ...rest] = path.split('/').filter((part) => part !== '')
  return (rest.length === 0 && decideScreen(screen, id, search)) || { screen: 'unknown', path }
}

function decideScreen(screen: string, id: string | undefined, search: string): Route | undefined {
  switch (screen) {
    case 'home':
    case 'cohorts':
    case 'shares':
      return id === undefined ? { screen } : undefined
    case 'insights': {
      const kind = INSIGHT_KINDS.find((one) => one === (id ?? 'funnel'))
      return kind && { screen, kind }
    }
    case 'sessions':
      return id === undefined ? { screen } : { screen: 'session', sessionId: decodeText(id), ...readPlace(search) }
    case 'people':
      return id === undefined ? { screen } : { screen: 'person', personId: decodeText(id) }
    case 'studies':
      return id === undefined ? { screen } : { screen: 'study', name: decodeText(id) }
    case 'settings': {
      const part = SETTINGS_PARTS.find((one) => one === id)
      return id === undefined || part ? { screen, ...(part ? { part } : {}) } : undefined
    }
    default:
      return undefined
  }
}

/** Longer than any line's key. */
const MAX_KEY_CHARACTERS = 200

function readPlace(search: string): SessionPlace {
  const parts = new URLSearchParams(search)
  const seconds = Number(parts.get('t') || Number.NaN)
  const [event, line, address] = [parts.get('event') ?? '', parts.get('line') ?? '', parts.get('q')]
  const key = /^\d{1,15}$/.test(event) ? `event ${event}` : line.slice(0, MAX_KEY_CHARACTERS)
  const asked = address === null ? undefined : readQuery(address)
  return {
    ...(Number.isFinite(seconds) && seconds >= 0 && { startSec: seconds }),
    ...(key !== '' && { line: key }),
    // A query that cannot be read whole would show other events than were meant.
    ...(asked?.problem === null && asksForEvents(asked.query) && { asked: asked.query }),
  }
}

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A stray percent sign: the text itself is the best guess.
    return text
  }
}
