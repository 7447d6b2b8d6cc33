import type { eventWithTime } from '@rrweb/types'

import type { Masking } from './recorder'
import type { SerializedElement } from './visit-nodes'

/** What writes a document and its changes down as rrweb events. */
export interface Engine {
  /** `null` for one it does not know, or that is gone. */
  nodeOf(id: number): Node | null
  /** Below 1 for a node that it has not told of. */
  idOf(node: Node): number
  /** Once, when all around it is ready to hear. */
  start(): void
  takeSnapshot(): void
  /** Tells all that waits to be told. */
  flush(): void
  /** Takes every hook and listener away again. */
  stop(): void
}

export type CreateEngine = (options: EngineOptions) => Engine

export interface EngineOptions {
  /**
   * In the order in which they hold; one that says when it was, was then, and others are now. Where the verdicts of its
   * nodes stand in it already, it is `isMarked`; what was there from the start, told as a change, `isPart` of the snapshot.
   */
  emit(event: eventWithTime, isMarked?: boolean, isPart?: boolean): void
  /** Epoch ms. */
  now(): number
  /** What was told until now may be sent: more is to come, and all of it at once is too much. */
  send(): void
  /** Each element as it is written down. */
  visit(element: SerializedElement): void
  masking: Masking
  /** How long a part of the first walk over a large document may take. */
  sliceMs?: number
}
