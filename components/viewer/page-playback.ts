import type { SessionReader } from '@/components/player/session-model'
import { createPlayback, type Playback } from '@/lib/playback/create-playback'
import type { SessionStore } from '@/lib/playback/session-store'

/** What a viewer needs of playback, and no more: nothing in it looks for what could be taken out. */
export interface PagePlayback extends SessionReader, Pick<Playback, 'readPage' | 'drawMoment'> {}

/** Playback in the page itself: a file may start no worker. Between chunks the page is free. */
export function createPagePlayback(store: SessionStore): PagePlayback {
  return { ...createPlayback(store), now: () => Date.now() }
}
