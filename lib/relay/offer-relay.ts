import { createRelay, type Relay } from './relay'

export interface RelayStart {
  key: string
  sessionId: string
}

declare global {
  /** How the background reaches the relay of this document by `scripting.executeScript`; isolated world only. */
  var afterimageRelay: { start(start: RelayStart): boolean } | undefined
}

/** Puts the relay into the isolated world once. `start` answers whether capture has to be started too. */
export function offerRelay(): void {
  if (globalThis.afterimageRelay) return
  let relay: Relay | undefined
  globalThis.afterimageRelay = {
    start({ key, sessionId }) {
      if (relay?.isAlive(sessionId)) return false
      relay?.close()
      relay = createRelay(key, sessionId)
      return true
    },
  }
}
