import { writeSessionAddress } from './write-session-address'
import type { PreferenceStorage } from './preference'

/** Addresses that lead back to a session. */
export interface MomentLinks {
  /** Of a moment (seconds since the start), and of a line that is pointed at by its key. */
  write(place: { startSec: number; line?: string }): string
  /** For whom they work, as a sentence without its end; empty when that needs no word. */
  hint: string
}

/** Where a player stands: what it remembers of who watches, and what leads out of it. */
export interface Surroundings {
  storage: PreferenceStorage
  /** None where nothing could lead back. */
  links: MomentLinks | undefined
  /** Opens a screen of the dashboard; none where there is no dashboard. */
  go: ((hash: string) => void) | undefined
}

/** In the dashboard of the browser that holds the session. */
export function surroundByDashboard(sessionId: string): Surroundings {
  const pageUrl = location.href.replace(/#.*$/, '')
  return {
    storage: localStorage,
    links: {
      write: (place) => pageUrl + writeSessionAddress({ sessionId, ...place }),
      hint: 'It works in this browser only',
    },
    go: (hash) => void (location.hash = hash),
  }
}
