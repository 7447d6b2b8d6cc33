import type { CompiledRules } from '@/lib/masking/compile-rules'

import type { Verdicts } from '../verdicts'
import type { NodeIds } from './node-ids'
import { DOCUMENT } from '../node-types'

/** What the parts of the engine that hear something share. */
export interface Tools {
  ids: NodeIds
  verdicts: Verdicts
  rules: CompiledRules
  /** An increment, now; what was heard of the document before comes first where it has to. */
  say(data: { source: number; [field: string]: unknown }): void
  /** All that waits, now. */
  flush(): void
  /** What waits is told after the next paint. */
  schedule(): void
  /** Nothing of ours is thrown into the page; what went wrong is made good by a snapshot. */
  guard<Given extends unknown[]>(run: (...given: Given) => void): (...given: Given) => void
  /** The end of the recorder. */
  signal: AbortSignal
}

/** A part that hears what happens in documents and in shadow roots. */
export interface Listener {
  /** Once in each window, until the signal. */
  hook?(view: Window & typeof globalThis, signal: AbortSignal): void
  /** Until the signal; of a document that was written anew a second time. */
  listen?(target: Document | ShadowRoot, signal: AbortSignal): void
  /** With every flush, after the changes. */
  tell?(): void
  /** A snapshot was told: what it does not hold comes after it. */
  tellAfterSnapshot?(): void
}

export const SOURCE = {
  change: 0,
  move: 1,
  mouse: 2,
  scroll: 3,
  resize: 4,
  input: 5,
  touchMove: 6,
  media: 7,
  rules: 8,
  drag: 12,
  declaration: 13,
  selection: 14,
  adopted: 15,
  definition: 16,
} as const

export function isDocument(target: Document | ShadowRoot): target is Document {
  return target.nodeType === DOCUMENT
}

/** Where an event began, inside shadow roots too. */
export function targetOf(event: Event): Node | null {
  return (event.composedPath()[0] ?? event.target) as Node | null
}

/** At most once in so many milliseconds, and the last time always. */
export function throttle(everyMs: number, run: () => void): () => void {
  let last = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined
  const go = () => {
    clearTimeout(timer)
    timer = undefined
    last = performance.now()
    run()
  }
  return () => {
    const waitMs = last + everyMs - performance.now()
    if (waitMs <= 0) go()
    else timer ??= setTimeout(go, waitMs)
  }
}
