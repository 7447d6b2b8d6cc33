import { browser } from 'wxt/browser'

import { createRelay, type Relay } from './relay'

export interface RelayStart {
  key: string
  sessionId: string
  /** Nothing is stored of this document (any more): its numbers have to begin from 0. */
  isUnknown: boolean
  /** The number of the first chunk: what was stored of this document before is not sent again. */
  firstSeq: number
}

declare global {
  /** How the background reaches the relay of this document by `scripting.executeScript`; isolated world only. */
  var afterimageRelay:
    | { start(start: RelayStart): boolean; isAlive(sessionId: string): boolean; isOrphaned(): boolean; close(): void }
    | undefined
  /** What is to be started, where that was known before this script came. */
  var afterimageRelayStart: RelayStart | undefined
}

/**
 * Puts the relay into the isolated world once. `start` answers whether capture has to be started too. What an earlier
 * load of the extension left here can reach nobody any more: it is closed, its capture stops, and this takes its place.
 */
export function offerRelay(): void {
  if (globalThis.afterimageRelay && !globalThis.afterimageRelay.isOrphaned()) return
  globalThis.afterimageRelay?.close()
  let relay: Relay | undefined
  globalThis.afterimageRelay = {
    start({ key, sessionId, isUnknown, firstSeq }) {
      if (!isUnknown && relay?.isAlive(sessionId)) return false
      relay?.close()
      relay = createRelay(key, sessionId, firstSeq)
      return true
    },
    isAlive: (sessionId) => relay?.isAlive(sessionId) ?? false,
    isOrphaned: () => !browser.runtime?.id,
    close: () => relay?.close(),
  }
  const waiting = globalThis.afterimageRelayStart
  globalThis.afterimageRelayStart = undefined
  if (waiting) globalThis.afterimageRelay.start(waiting)
}
