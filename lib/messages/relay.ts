import { defineExtensionMessaging } from '@webext-core/messaging'

import type { ChunkMasking, PageMasking } from '@/lib/model/masking'

/** One chunk on its way to the background. What it says of its page is checked against the sender. */
export interface WireChunk {
  sessionId: string
  /** Counts up from 0 for each page; the background stores each number once. */
  seq: number
  /** JSON of an array of rrweb events, each as it is or flat (`flattenEvent`). */
  body: string
  /** Why something before this chunk is lost; `null` when nothing is. */
  lostBefore: Loss | null
  masking: ChunkMasking
}

/** The same words as the gap that shows it. */
export type Loss = 'buffer full' | 'event too large' | 'damaged chunk'

export const LOSSES: readonly Loss[] = ['buffer full', 'event too large', 'damaged chunk']

export type Receipt =
  /**
   * The chunk is on disk (promise 1). `needsSnapshot`: what came before it is not, so start anew. `masking`: these rules
   * hold now, not the ones the page was told.
   */
  | { ok: true; needsSnapshot: boolean; masking?: PageMasking }
  | { ok: false; reason: 'page is not recorded' | 'malformed' | 'out of order' | 'disk full' }
  /** The session of this page ended by rule; what waits begins the next one, numbered from 0 again. */
  | { ok: false; reason: 'session is over'; nextSessionId: string }

/** What content scripts may say to the background. */
export interface RelayProtocol {
  /** A document of a tab that may be recorded exists. */
  doorbell(): void
  chunk(data: WireChunk): Receipt
}

export const relayWire = defineExtensionMessaging<RelayProtocol>()

/** What the background says to the relays of a tab. Sent by `tabs.sendMessage`; answered when it is done. */
export type RelayCommand =
  | { afterimage: 'pause' | 'resume' | 'stop' | 'wake' }
  | { afterimage: 'mask'; masking: PageMasking }

/** What the background asks the relay of one document; answered with a data URL or nothing. */
export type RelayRequest =
  | { afterimage: 'read asset'; url: string }
  /** Where this frame stands: indexes into `frames` from the top window down. */
  | { afterimage: 'tell place' }
  /** The rrweb id of the frame element at this place, if this document holds it; 0 if not. */
  | { afterimage: 'find frame'; framePath: number[] }

export function isForRelay(message: unknown): message is RelayCommand | RelayRequest {
  return typeof message === 'object' && message !== null && 'afterimage' in message
}
