import { closest, parentElementOf, typeOfNode } from '@/lib/masking/element-natives'

import { MOVE_EVERY_MS, MOVES_TOLD_EVERY_MS } from '../limits'
import { isDocument, SOURCE, targetOf, type Listener, type Tools } from './tools'
import { ELEMENT } from '../node-types'

/** rrweb's numbers. */
const KIND = {
  pointerup: 0,
  pointerdown: 1,
  click: 2,
  contextmenu: 3,
  dblclick: 4,
  focus: 5,
  blur: 6,
  touchcancel: 10,
} as const
const TOUCH_START = 7
const TOUCH_END = 9
const POINTERS: Record<string, number> = { mouse: 0, pen: 1, touch: 2 }

/** Presses, focus, and where the pointer was. */
export function hearPointer(tools: Tools): Listener & { flush(): void } {
  const { ids, rules, guard, signal } = tools
  let lastPointer: number | undefined
  let moves: { x: number; y: number; id: number; at: number }[] = []
  let moveSource: number = SOURCE.move
  let movedAt = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined
  const waiting: (() => void)[] = []

  function press(name: keyof typeof KIND, event: Event): void {
    const target = targetOf(event)
    if (!target || isBlocked(target)) return
    if (ids.of(target) === undefined) {
      // Scripts press what they have just made, by the thousand: that is told with it.
      if (!event.isTrusted) return later(() => tellPress(name, event, target))
      tools.flush()
    }
    tellPress(name, event, target)
  }
  function tellPress(name: keyof typeof KIND, event: Event, target: Node): void {
    if (!event.isTrusted && ids.of(target) === undefined) return
    const { kind, pointer } = readPointer(name, event as PointerEvent)
    const { clientX, clientY } = readPoint(event)
    const pointerType = pointer === undefined ? {} : { pointerType: pointer }
    tools.say({ source: SOURCE.mouse, type: kind, id: ids.name(target) ?? -1, x: clientX, y: clientY, ...pointerType })
  }
  /** rrweb tells the pointer of what could be by another: a press by touch has a number of its own, its click has not. */
  function readPointer(name: keyof typeof KIND, { pointerType }: PointerEvent) {
    const pointer = POINTERS[pointerType]
    const isTouch = pointer === POINTERS['touch']
    if (pointer === undefined) {
      const used = name === 'click' ? lastPointer : undefined
      if (name === 'click') lastPointer = undefined
      return { kind: KIND[name], pointer: used }
    }
    lastPointer = pointer
    if (isTouch && name === 'pointerdown') return { kind: TOUCH_START, pointer: undefined }
    if (isTouch && name === 'pointerup') return { kind: TOUCH_END, pointer: undefined }
    const isOfMouse = pointer === POINTERS['mouse'] && name.startsWith('pointer')
    return { kind: KIND[name], pointer: isOfMouse ? undefined : pointer }
  }

  function move(event: Event): void {
    if (event.timeStamp - movedAt < MOVE_EVERY_MS) return
    movedAt = event.timeStamp
    const { clientX: x, clientY: y } = readPoint(event)
    const target = targetOf(event)
    const source = event.type === 'drag' ? SOURCE.drag : event.type === 'touchmove' ? SOURCE.touchMove : SOURCE.move
    if (source !== moveSource) flush()
    moveSource = source
    moves.push({ x, y, id: (target && ids.of(target)) ?? -1, at: performance.now() })
    timer ??= setTimeout(guard(flush), MOVES_TOLD_EVERY_MS)
  }
  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    if (moves.length === 0) return
    const now = performance.now()
    const positions = moves.map(({ x, y, id, at }) => ({ x, y, id, timeOffset: Math.round(at - now) }))
    moves = []
    tools.say({ source: moveSource, positions })
  }
  signal.addEventListener('abort', () => clearTimeout(timer))

  function isBlocked(target: Node): boolean {
    const element = typeOfNode(target) === ELEMENT ? (target as Element) : parentElementOf(target)
    return element !== null && closest(element, rules.block) !== null
  }

  function later(run: () => void): void {
    waiting.push(run)
    tools.schedule()
  }

  return {
    flush,
    tell() {
      for (const run of waiting.splice(0)) run()
    },
    listen(target, until) {
      if (!isDocument(target)) return
      const options = { capture: true, passive: true, signal: until }
      for (const name of Object.keys(KIND) as (keyof typeof KIND)[])
        target.addEventListener(
          name,
          guard((event: Event) => press(name, event)),
          options,
        )
      for (const name of ['mousemove', 'touchmove', 'drag']) target.addEventListener(name, guard(move), options)
    },
  }
}

function readPoint(event: Event): { clientX: number; clientY: number } {
  return 'changedTouches' in event && (event as TouchEvent).changedTouches[0]
    ? (event as TouchEvent).changedTouches[0]!
    : (event as MouseEvent)
}
