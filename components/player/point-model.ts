import { createModel, signal } from '@preact/signals'

import type { ElementWish } from '@/lib/model/edit'

/** A rectangle on the layer over the stage, px. */
export interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** An element of the replay as it is stored, and as it is seen. */
export interface Picked {
  wish: ElementWish
  tag: string
  /** What it says; of a long text its beginning. */
  text: string
  box: Box
  /** Nearly all that is seen of the page. */
  isWholePage: boolean
}

/** What can be pointed at. Elements are only handed back and forth. */
export interface PointSurface<Place = unknown> {
  elementAt(x: number, y: number): Place | undefined
  parentOf(element: Place): Place | undefined
  firstChildOf(element: Place): Place | undefined
  top(): Place | undefined
  /** `undefined` for what is no part of the recording. */
  describe(element: Place): Picked | undefined
  /** By which it is found on other pages; asked for once, because it takes its time. Empty when there is none. */
  findSelector(element: Place): string
}

/** Pointing at an element of the replay: what is under the pointer, then what was chosen, until it is let go. */
export const PointModel = createModel(() => {
  const hovered = signal<Picked | undefined>()
  const chosen = signal<Picked | undefined>()
  let surface: PointSurface | undefined
  let current: unknown
  /** Where the way up came from: the way down goes back there. */
  let below: unknown[] = []

  function show(element: unknown, from: unknown[]): void {
    const picked = surface && element !== undefined ? surface.describe(element) : undefined
    if (!picked) return
    current = element
    below = from
    hovered.value = picked
  }

  function clear(): void {
    current = undefined
    below = []
    hovered.value = undefined
    chosen.value = undefined
  }

  return {
    hovered,
    chosen,
    setSurface(next: PointSurface | undefined) {
      clear()
      surface = next
    },
    /** The element that is hovered or chosen, as the surface knows it. */
    readCurrent: () => current,
    point(x: number, y: number) {
      if (chosen.peek()) return
      const element = surface?.elementAt(x, y)
      if (element !== current) show(element, [])
    },
    /** To the element around. */
    goUp() {
      if (chosen.peek()) return
      if (current === undefined) return show(surface?.top(), [])
      show(surface?.parentOf(current), [current, ...below])
    },
    /** Into the element, back to where the way up came from. */
    goDown() {
      if (chosen.peek()) return
      if (current === undefined) return show(surface?.top(), [])
      const [last, ...rest] = below
      show(last ?? surface?.firstChildOf(current), rest)
    },
    /** Answers what was chosen, with the selector it is found by. */
    choose(): Picked | undefined {
      const picked = hovered.peek()
      if (!picked || chosen.peek()) return undefined
      const wish = { ...picked.wish, selector: surface?.findSelector(current) ?? '' }
      chosen.value = { ...picked, wish }
      return chosen.peek()
    },
    /** Back to pointing. */
    release(): void {
      chosen.value = undefined
    },
    clear,
  }
})

export type PointState = InstanceType<typeof PointModel>
