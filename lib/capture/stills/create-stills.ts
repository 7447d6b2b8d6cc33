import type { eventWithTime } from '@rrweb/types'

import type { ReactionPayload, UnseenPayload } from '@/lib/model/payload'
import { writeStill, type Still, type UnseenElement, type UnseenReason } from '@/lib/model/still'

import { BLANK_AGAIN_MS, MAX_COPIES_PER_SECOND, MAX_CANVAS_PIXELS, STILL_EVERY_MS, STILL_SHARE } from '../limits'
import { createBudget, type Budget } from '../create-budget'
import { copyPixels, isBlank, packPixels, type Copy, type Drawn } from './take-still'

export interface StillTellers {
  add(event: eventWithTime): void
  say(payload: UnseenPayload | ReactionPayload): void
  idOf(node: Node): number
  /** Of all that draws in a document: so much base64. */
  budget: Budget
}

interface Dependencies<E extends Drawn> extends StillTellers {
  what: UnseenElement
  sizeOf(element: E): { width: number; height: number }
  /** Whether it may be looked at now; a reason is told once. */
  judge(element: E): 'may be seen' | 'not now' | UnseenReason
  /** At the very moment a picture of it is taken. */
  onTake?(element: E): void
}

type Picture = Omit<Still, 'nodeId'>

interface Seen {
  /** It was heard to draw; of one that was only met nobody knows what it did before. */
  isHeard: boolean
  wasBlank?: boolean
  /** A frame that was handed on is gone: it is copied when it is drawn. */
  isVolatile: boolean
  /** Something was drawn that no picture shows. */
  isDirty: boolean
  copy: Promise<Copy> | undefined
  copies: Budget
  timer: ReturnType<typeof setTimeout> | undefined
  nextAt: number
  last?: Picture
  unseen?: UnseenReason
}

export interface Stills<E> {
  /** Something new is shown on it. */
  note(element: E, isVolatile?: boolean): void
  /** It was written down: in a replay it shows nothing yet. */
  meet(element: E): void
  /** What was told of it holds no longer: it shows another thing altogether. */
  forget(element: E): void
  /** Those that are gone are nobody's any more. */
  prune(): void
  stop(): void
}

/** Pictures of elements that draw for themselves whenever they show something new, at a bounded rate and of bounded size. */
export function createStills<E extends Drawn>(given: Dependencies<E>): Stills<E> {
  const { add, say, idOf, budget, what, sizeOf, judge, onTake } = given
  const known = new Map<E, Seen>()
  let isStopped = false

  function plan(element: E, seen: Seen): void {
    const now = performance.now()
    const waitMs = Math.max(0, seen.nextAt - now, budget.waitMs(now))
    seen.timer ??= setTimeout(() => void take(element, seen), waitMs)
  }
  function copy(element: E, seen: Seen): void {
    const now = performance.now()
    if (seen.copies.waitMs(now) > 0 || !maySee(element, seen)) return
    seen.copies.spend(1, now)
    drop(seen)
    const { width, height } = sizeOf(element)
    seen.copy = copyPixels(element, width, height)
    seen.copy.catch(() => undefined)
    seen.nextAt = Math.max(seen.nextAt, now + (performance.now() - now) * STILL_SHARE)
  }
  async function take(element: E, seen: Seen): Promise<void> {
    const from = performance.now()
    try {
      seen.isDirty = false
      onTake?.(element)
      // Without an id the recorder has not told of it yet: after the first snapshot it is looked at again.
      if (!element.isConnected || idOf(element) <= 0 || !maySee(element, seen)) return
      if (!seen.isVolatile) copy(element, seen)
      // Taken at once: what is drawn meanwhile is another copy, and gives up none but its own.
      const taken = seen.copy
      seen.copy = undefined
      const given = await taken
      if (!given) return
      if (!seen.isHeard && isBlank(given)) return lookAgain(element, seen, given)
      const base64 = await packPixels(given)
      budget.spend(base64.length, performance.now())
      if (!isStopped && known.get(element) === seen && base64 !== seen.last?.base64) tell(element, seen, given, base64)
    } catch (error) {
      hide(element, seen, error instanceof DOMException && error.name === 'SecurityError' ? 'other site' : 'failed')
    } finally {
      seen.timer = undefined
      seen.nextAt = Math.max(seen.nextAt, from + STILL_EVERY_MS)
      if (!isStopped && seen.isDirty) plan(element, seen)
    }
  }
  /** What is about to draw is no reason to say that it is empty. */
  function lookAgain(element: E, seen: Seen, { bitmap }: Copy): void {
    bitmap.close()
    if (seen.wasBlank) hide(element, seen, 'not drawn since')
    else seen.isDirty = seen.wasBlank = true
    seen.nextAt += BLANK_AGAIN_MS
  }
  function tell(element: E, seen: Seen, { width, height, resolution }: Copy, base64: string): void {
    // It may have become a secret while it was packed.
    if (!maySee(element, seen)) return
    if (seen.unseen === 'not drawn since') delete seen.unseen
    seen.last = { type: 'image/webp', base64, width, height, resolution }
    tellPicture(element, seen.last)
  }
  function tellPicture(element: E, picture: Picture): void {
    const data = writeStill({ nodeId: idOf(element), ...picture })
    add({ type: 3, data, timestamp: 0 } as eventWithTime)
  }
  function maySee(element: E, seen: Seen): boolean {
    const { width, height } = sizeOf(element)
    const judged = judge(element)
    if (judged === 'not now' || width === 0 || height === 0) return false
    if (seen.unseen === 'other site' || seen.unseen === 'failed') return false
    if (width * height > MAX_CANVAS_PIXELS) return hide(element, seen, 'too large')
    return judged === 'may be seen' || hide(element, seen, judged)
  }
  function hide(element: E, seen: Seen, reason: UnseenReason): false {
    if (!isStopped && seen.unseen !== reason) sayUnseen(element, reason)
    seen.unseen = reason
    return false
  }
  function sayUnseen(element: E, reason: UnseenReason): void {
    say({ kind: 'unseen', what, nodeId: idOf(element), reason, ...sizeOf(element) })
  }

  function tellOne(element: E, seen: Seen): void {
    if (seen.unseen) sayUnseen(element, seen.unseen)
    else if (!seen.last) plan(element, seen)
    else if (judge(element) === 'may be seen') tellPicture(element, seen.last)
  }
  function note(element: E, isVolatile = false, isHeard = true): void {
    const seen = known.get(element) ?? {
      isHeard,
      isVolatile,
      isDirty: true,
      copy: undefined,
      timer: undefined,
      copies: createBudget(MAX_COPIES_PER_SECOND, MAX_COPIES_PER_SECOND),
      nextAt: 0,
    }
    known.set(element, seen)
    seen.isDirty = true
    seen.isHeard ||= isHeard
    seen.isVolatile ||= isVolatile
    if (isVolatile) copy(element, seen)
    plan(element, seen)
  }

  return {
    note,
    meet(element) {
      const seen = known.get(element)
      if (seen) tellOne(element, seen)
      else note(element, false, false)
    },
    forget(element) {
      const seen = known.get(element)
      if (!seen) return
      clearTimeout(seen.timer)
      drop(seen)
      known.delete(element)
    },
    prune() {
      for (const element of known.keys()) if (!element.isConnected) known.delete(element)
    },
    stop() {
      isStopped = true
      for (const seen of known.values()) {
        clearTimeout(seen.timer)
        drop(seen)
      }
    },
  }
}

function drop({ copy }: Seen): void {
  void copy?.then(({ bitmap }) => bitmap.close()).catch(() => undefined)
}
