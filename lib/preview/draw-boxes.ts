import { PREVIEW_KINDS, type PreviewKind } from '@/lib/messages/preview'

import { build } from './build-element'
import { findModal } from './find-modal'
import { MAX_BOXES, MAX_LINES } from './limits'
import { clipShape, cutHoles, joinLines, surround, type Shape } from './shapes'
import type { Marks } from './walk-page'

interface Drawn {
  kind: PreviewKind
  shape: Shape
  /** With a word on it, where there is room for one. */
  isFirst: boolean
  holes: Shape[]
}

/** Words on boxes, the first there is room for (in pixels): on what can still be read they must not hide it. */
const WORDS: Record<PreviewKind, { word: string; width: number; height: number }[]> = {
  field: [{ word: 'Field', width: 96, height: 26 }],
  masked: [
    { word: '∗ Masked', width: 180, height: 26 },
    { word: '∗', width: 180, height: 16 },
  ],
  blocked: [{ word: 'Blocked', width: 60, height: 16 }],
  found: [],
}

/** Boxes over what is marked and can be seen, where it is at this moment. They are moved, not made anew. */
export function createBoxes(layer: ShadowRoot) {
  const place = layer.appendChild(build('div', { class: 'boxes', 'aria-hidden': 'true' }))
  const pool: HTMLElement[] = []
  let before = ''
  let hidden: ReadonlySet<PreviewKind> = new Set()

  function draw(marks: Marks, near: Iterable<Element>): void {
    place.dataset['scheme'] = readScheme()
    const drawn = listDrawn(marks, near).filter(({ kind }) => !hidden.has(kind))
    const now = JSON.stringify(drawn)
    if (now === before) return
    before = now
    while (pool.length < drawn.length) pool.push(place.appendChild(build('div', {}, build('span', {}))))
    for (const [at, box] of pool.entries()) dress(box, drawn[at])
  }

  return {
    draw,
    hide(kinds: readonly PreviewKind[]) {
      hidden = new Set(kinds)
    },
  }
}

function dress(box: HTMLElement, drawn: Drawn | undefined): void {
  box.hidden = drawn === undefined
  if (!drawn) return
  const { kind, shape, isFirst, holes } = drawn
  const width = shape.right - shape.left
  const height = shape.bottom - shape.top
  box.className = `box box-${kind}`
  box.style.transform = `translate(${shape.left}px, ${shape.top}px)`
  box.style.width = `${width}px`
  box.style.height = `${height}px`
  box.style.clipPath = holes.length > 0 ? `path(evenodd, "${cutHoles(shape, holes)}")` : ''
  const fitting = WORDS[kind].find((word) => isFirst && width >= word.width && height >= word.height)
  box.firstElementChild!.textContent = fitting?.word ?? ''
}

function listDrawn({ boxes, found, foundIn, shown }: Marks, near: Iterable<Element>): Drawn[] {
  const clips = createClips()
  const modal = findModal()
  const isCovered = (element: Element) => modal !== null && !modal.contains(element)
  const drawn: Drawn[] = []
  const add = (kind: PreviewKind, element: Element, shapes: readonly Shape[], holes: Shape[] = []) => {
    const through = clips(element)
    let isFirst = true
    for (const shape of shapes) {
      const seen = clipShape(shape, through)
      if (seen && drawn.length < MAX_BOXES) drawn.push({ kind, shape: roundShape(seen), isFirst, holes })
      if (seen) isFirst = false
    }
  }
  const addFound = (text: Text, element: Element) => {
    for (const [from, to] of found.get(text) ?? []) {
      // It may have changed since the walk; the next one is on its way.
      if (to > text.length) continue
      const range = document.createRange()
      range.setStart(text, from)
      range.setEnd(text, to)
      add('found', element, joinLines([...range.getClientRects()]))
    }
  }
  for (const element of near) {
    if (isCovered(element)) continue
    const kind = boxes.get(element)
    if (kind) add(kind, element, readShapes(element), (shown.get(element) ?? []).flatMap(readShapes))
    for (const text of foundIn.get(element) ?? []) addFound(text, element)
  }
  return drawn.toSorted((a, b) => PREVIEW_KINDS.indexOf(a.kind) - PREVIEW_KINDS.indexOf(b.kind))
}

/** An element inside of a line has a box for each line; one whose children alone are laid out, one around them. */
export function readShapes(element: Element): Shape[] {
  const rects = element.getClientRects()
  if (rects.length === 0) {
    const inner = [...element.children].map((child) => child.getBoundingClientRect())
    const laidOut = inner.filter(({ width, height }) => width > 0 && height > 0)
    return laidOut.length > 0 ? [surround(laidOut)] : []
  }
  return rects.length > MAX_LINES ? [element.getBoundingClientRect()] : joinLines([...rects])
}

/** Through what an element is seen: the window, and every box around it that scrolls or cuts off. Each is asked once. */
function createClips() {
  const known = new Map<Element, Shape[]>()
  const window: Shape = { left: 0, top: 0, right: innerWidth, bottom: innerHeight }

  function clipsOf(element: Element | null): Shape[] {
    if (!element || element === document.documentElement || element === document.body) return [window]
    const done = known.get(element)
    if (done) return done
    const { overflowX, overflowY, position } = getComputedStyle(element)
    // What is fixed is cut off by the window alone, but for rare boxes around it that are its window.
    const around = position === 'fixed' ? [window] : clipsOf(parentOf(element))
    const isCut = overflowX !== 'visible' || overflowY !== 'visible'
    const clips = isCut ? [...around, element.getBoundingClientRect()] : around
    known.set(element, clips)
    return clips
  }
  return (element: Element) => (getComputedStyle(element).position === 'fixed' ? [window] : clipsOf(parentOf(element)))
}

function parentOf(element: Element): Element | null {
  return element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as ShadowRoot).host ?? null
}

function roundShape({ left, top, right, bottom }: Shape): Shape {
  const round = (value: number) => Math.round(value * 4) / 4
  return { left: round(left), top: round(top), right: round(right), bottom: round(bottom) }
}

/** Boxes have to be read on the page's ground, which may be dark where the system is light. */
function readScheme(): 'light' | 'dark' {
  for (const element of [findModal(), document.body, document.documentElement]) {
    const parts = (element ? getComputedStyle(element).backgroundColor.match(/[\d.]+/g) : null)?.map(Number) ?? []
    const [red = 0, green = 0, blue = 0, alpha = 1] = parts
    if (parts.length >= 3 && alpha > 0.5) return red * 0.299 + green * 0.587 + blue * 0.114 < 110 ? 'dark' : 'light'
  }
  const { colorScheme } = getComputedStyle(document.documentElement)
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches
  return /dark/.test(colorScheme) && (isDark || !/light/.test(colorScheme)) ? 'dark' : 'light'
}
