import { documentOf, readTag } from '@/lib/masking/element-natives'

import { hookMethod } from '../hook-method'
import { TRANSFERRED_LOOK_MS } from '../limits'
import { isObject } from '../read-own'
import { hookDraws } from './hook-draws'

/** Also of a frame, which has classes of its own. */
export const isCanvas = (value: unknown): value is HTMLCanvasElement =>
  isObject(value) && 'localName' in value && readTag(value as Element) === 'canvas'

/**
 * Tells of each canvas of the document that was drawn on, once a task and before it ends: what is `volatile` (WebGL) has
 * nothing to see later. A canvas that a worker draws on says nothing: it is told of every so often.
 */
export function watchDraws(tell: (canvas: HTMLCanvasElement, isVolatile: boolean) => void): {
  /** Of a canvas in a frame of the same origin, whose drawing is heard in the frame's window. */
  hearFrame(canvas: HTMLCanvasElement): void
  stop(): void
} {
  const drawn = new Map<HTMLCanvasElement, boolean>()
  const transferred = new Set<HTMLCanvasElement>()

  function hear(context: object): void {
    try {
      const { canvas } = context as { canvas?: unknown }
      if (!isCanvas(canvas) || drawn.has(canvas)) return
      if (drawn.size === 0) queueMicrotask(tellDrawn)
      drawn.set(canvas, !('fillRect' in context))
    } catch {
      // Whatever the page made of its context, its drawing goes on.
    }
  }
  function tellDrawn(): void {
    for (const [canvas, isVolatile] of drawn) if (canvas.isConnected) tell(canvas, isVolatile)
    drawn.clear()
  }

  const looks = setInterval(() => {
    for (const canvas of transferred) if (canvas.isConnected) tell(canvas, false)
  }, TRANSFERRED_LOOK_MS)
  const restore = [
    hookDraws(hear),
    hookMethod(HTMLCanvasElement.prototype, 'transferControlToOffscreen', (call, _args, self) => {
      const given = call()
      if (isCanvas(self)) transferred.add(self)
      return given
    }),
  ]
  const heard = new WeakSet<object>([globalThis])
  return {
    hearFrame(canvas) {
      const view = documentOf(canvas).defaultView
      if (!view || heard.has(view)) return
      heard.add(view)
      restore.push(hookDraws(hear, view))
    },
    stop() {
      clearInterval(looks)
      restore.forEach((one) => one())
    },
  }
}
