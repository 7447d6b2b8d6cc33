import type { eventWithTime } from '@rrweb/types'

import { MAX_ANIMATIONS, type AnimationState } from '@/lib/model/animation'
import type { AnimationsPayload } from '@/lib/model/payload'

import { hookMethod } from './hook-method'
import { ANIMATION_DRIFT_MS, ANIMATION_LOOK_MS, ANIMATION_REST_LOOK_MS } from './limits'
import { readAnimation } from './read-animation'
import type { Verdicts } from './verdicts'
import type { Watcher } from './watcher'

interface Dependencies {
  say(payload: AnimationsPayload): void
  idOf(node: Node): number
  verdicts: Verdicts
}

const FULL_SNAPSHOT = 2
const { getAnimations } = typeof Document === 'function' ? Document.prototype : ({} as Document)

/**
 * How far the animations of the document are, whole and anew whenever that is not what time alone would have made of it:
 * one began, was stopped, sought or taken away. Those in shadow roots are told by nobody.
 */
export function watchAnimations({ say, idOf, verdicts }: Dependencies): Watcher & { see(event: eventWithTime): void } {
  const keys = new WeakMap<Animation, number>()
  let lastKey = 0
  let told: { at: number; list: AnimationState[] } = { at: 0, list: [] }
  let timer: ReturnType<typeof setTimeout> | undefined
  let isWaiting = false
  const life = new AbortController()

  function read(): AnimationState[] {
    return getAnimations
      .call(document)
      .slice(0, MAX_ANIMATIONS)
      .flatMap((animation) => {
        const target = (animation.effect as KeyframeEffect | null)?.target
        const nodeId = target ? idOf(target) : 0
        if (!target || nodeId <= 0 || verdicts.of(target) === 'blocked') return []
        const key = keys.get(animation) ?? (lastKey += 1)
        keys.set(animation, key)
        return readAnimation(animation, { key, nodeId }) ?? []
      })
  }
  /** A page may have put anything in the place of what animations are asked. */
  function readSafely(): AnimationState[] {
    try {
      return read()
    } catch {
      return []
    }
  }
  function look(isAnew = false): void {
    clearTimeout(timer)
    if (life.signal.aborted) return
    if (!document.hidden) {
      const list = readSafely()
      const at = performance.now()
      if (isAnew ? list.length > 0 : !isExpected(list, at - told.at)) say({ kind: 'animations', list })
      if (isAnew || !isExpected(list, at - told.at)) told = { at, list }
    }
    timer = setTimeout(look, told.list.length > 0 ? ANIMATION_LOOK_MS : ANIMATION_REST_LOOK_MS)
  }
  function isExpected(list: AnimationState[], sinceMs: number): boolean {
    if (list.length !== told.list.length) return false
    const before = new Map(told.list.map((state) => [state.key, state]))
    return list.every(({ key, isRunning, timeMs, rate }) => {
      const last = before.get(key)
      if (!last || last.isRunning !== isRunning || last.rate !== rate) return false
      const expected = last.timeMs + (isRunning ? sinceMs * rate : 0)
      return Math.abs(timeMs - expected) <= (isRunning ? ANIMATION_DRIFT_MS : 1)
    })
  }
  /** When the task that began it is over: until then a script may do more with it. */
  const lookSoon = () => {
    if (isWaiting) return
    isWaiting = true
    setTimeout(() => {
      isWaiting = false
      look()
    })
  }
  const restore = hookMethod(Element.prototype, 'animate', (call) => {
    const given = call()
    lookSoon()
    return given
  })
  // Of a hidden page nothing is looked at: what is in motion is told as soon as somebody sees it.
  for (const name of ['animationstart', 'visibilitychange'])
    addEventListener(name, lookSoon, { capture: true, passive: true, signal: life.signal })
  timer = setTimeout(look, ANIMATION_REST_LOOK_MS)

  return {
    see(event) {
      if ((event.type as number) === FULL_SNAPSHOT) queueMicrotask(() => look(true))
    },
    flush: () => undefined,
    stop() {
      life.abort()
      clearTimeout(timer)
      restore()
    },
  }
}
