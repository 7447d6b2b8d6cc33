import type { eventWithTime } from '@rrweb/types'

import { matches } from '@/lib/masking/element-natives'

import { CANVAS_RESTS_MS, DRAWN_AFTER_MS } from '../limits'
import type { Masking } from '../recorder'
import type { SerializedElement } from '../visit-nodes'
import type { Watcher } from '../watcher'
import { createStills, type StillTellers } from './create-stills'
import { isCanvas, watchDraws } from './watch-draws'

interface Dependencies extends StillTellers {
  nodeOf(id: number): Node | null
  masking: Masking
}

const FULL_SNAPSHOT = 2

/**
 * Pictures of canvases whenever something was drawn, and again after each full snapshot. A canvas that a rule hides is
 * not looked at. Above the light level no canvas is from the moment on in which something was typed into a masked field:
 * what is drawn then may be what was typed. A rule of the person's own that shows this canvas shows it then, too.
 */
export function watchCanvases({
  nodeOf,
  masking,
  ...tellers
}: Dependencies): Watcher & { visit(element: SerializedElement): void; see(event: eventWithTime): void } {
  const { rules, verdicts, typed } = masking
  const life = new AbortController()
  const isTyped = () => rules.level !== 'light' && typed.hasText()
  const stills = createStills<HTMLCanvasElement>({
    ...tellers,
    what: 'canvas',
    sizeOf: ({ width, height }) => ({ width, height }),
    judge(canvas) {
      if (verdicts.of(canvas) !== 'shown') return 'not now'
      return isTyped() && !matches(canvas, rules.ownShow) ? 'typed' : 'may be seen'
    },
  })

  /** Of a canvas nothing may have been heard: drawn before the hooks were there, in a frame, or by a worker. */
  function look(id: number): void {
    const canvas = nodeOf(id) as HTMLCanvasElement | null
    if (!canvas) return
    draws.hearFrame(canvas)
    stills.meet(canvas)
  }

  /** A canvas with the keyboard draws what is typed; of keys that write nothing there is nothing to draw. */
  const onKey = ({ target, key }: KeyboardEvent) => {
    if (isCanvas(target) && key.length === 1) typed.noteText()
  }
  /** A canvas that moves by itself answers nobody. */
  const drawnAt = new WeakMap<HTMLCanvasElement, number>()
  let pressedAt = -Infinity
  const onPress = () => (pressedAt = performance.now())
  function onDraw(canvas: HTMLCanvasElement, isVolatile: boolean): void {
    const now = performance.now()
    const hasRested = now - (drawnAt.get(canvas) ?? -Infinity) > CANVAS_RESTS_MS
    drawnAt.set(canvas, now)
    if (hasRested && now - pressedAt < DRAWN_AFTER_MS) tellers.say({ kind: 'reaction', reaction: 'drawn' })
    stills.note(canvas, isVolatile)
  }
  const draws = watchDraws(onDraw)
  for (const name of ['pointerdown', 'keydown'])
    addEventListener(name, onPress, { capture: true, passive: true, signal: life.signal })
  addEventListener('keydown', onKey, { capture: true, passive: true, signal: life.signal })

  return {
    visit({ tagName, id }) {
      if (tagName === 'canvas') queueMicrotask(() => look(id))
    },
    see(event) {
      if ((event.type as number) === FULL_SNAPSHOT) stills.prune()
    },
    flush: () => undefined,
    stop() {
      life.abort()
      draws.stop()
      stills.stop()
    },
  }
}
