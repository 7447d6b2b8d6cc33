import { build } from './build-element'
import { readShapes } from './draw-boxes'
import { parentOf } from './find-reason'
import { shadowRootOf } from './shadow-root-of'
import { surround, type Shape } from './shapes'

export interface PickDoes {
  choose(element: Element, shape: Shape): void
  leave(): void
}

export interface Picking {
  /** Frames that can be picked in by themselves: over them the pointer goes through. */
  letThrough(frames: readonly Element[]): void
  move(): void
  /** One is chosen: its outline stays, and nothing else is picked. */
  hold(): void
  stop(): void
}

/** Keys that go from an element to another one around it. */
const STEPS: Record<string, (element: Element) => Element | null> = {
  ArrowUp: (element) => parentOf(element),
  ArrowDown: (element) => shadowRootOf(element)?.firstElementChild ?? element.firstElementChild,
  ArrowLeft: (element) => element.previousElementSibling,
  ArrowRight: (element) => element.nextElementSibling,
}

/** What leads to a click, and what comes of it. */
const TAKEN = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick', 'auxclick', 'contextmenu']

/**
 * Until an element is chosen a clear layer lies over the page, so that the page gets neither the click nor what leads to
 * it.
 */
export function startPicking(layer: ShadowRoot, host: Element, does: PickDoes): Picking {
  const life = new AbortController()
  const { signal } = life
  const glass = build('div', { class: 'glass', tabindex: '-1' })
  const outline = build('div', { class: 'outline', 'aria-hidden': 'true' }, build('span', {}))
  const name = build('output', { class: 'only-read-out' })
  layer.append(glass, outline, name)
  let current: Element | null = null
  let through: readonly Element[] = []

  function hover(event: PointerEvent): void {
    if (!event.isTrusted) return
    // Keys go to the frame the pointer is in.
    if (layer.activeElement === null) glass.focus({ preventScroll: true })
    show(findElement(event.clientX, event.clientY, host))
  }
  function show(element: Element | null, isRead = false): void {
    current = element
    draw()
    if (isRead && element) name.textContent = describe(element)
  }
  function draw(): void {
    const shapes = current?.isConnected ? readShapes(current) : []
    outline.hidden = shapes.length === 0
    if (!current || shapes.length === 0) return
    const { left, top, right, bottom } = surround(shapes)
    outline.style.transform = `translate(${left}px, ${top}px)`
    outline.style.width = `${right - left}px`
    outline.style.height = `${bottom - top}px`
    outline.classList.toggle('outline-top', top < 24)
    outline.firstElementChild!.textContent = `${describe(current)}  ${Math.round(right - left)} × ${Math.round(bottom - top)}`
  }
  /** On its way in, so that it comes to nothing of the page but what listens on the window and was there before. */
  function take(event: Event): void {
    const { clientX, clientY } = event as MouseEvent
    const isOnGlass = event.target === host && layer.elementFromPoint(clientX, clientY) === glass
    if (!isOnGlass || !event.isTrusted) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (event.type !== 'click') return
    show(findElement(clientX, clientY, host))
    choose()
  }
  function choose(): void {
    const element = current
    const shapes = element?.isConnected ? readShapes(element) : []
    if (element) does.choose(element, shapes.length > 0 ? surround(shapes) : { left: 0, top: 0, right: 0, bottom: 0 })
  }
  function press(event: KeyboardEvent): void {
    const step = STEPS[event.key]
    if (!event.isTrusted || !(step || event.key === 'Enter')) return
    // On a button of the panel Enter presses it.
    if (event.key === 'Enter' && layer.activeElement && layer.activeElement !== glass) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (!step) return choose()
    const from = current ?? findElement(innerWidth / 2, innerHeight / 2, host) ?? document.body
    const next = current ? step(from) : from
    if (next && next !== host) show(next, true)
    current?.scrollIntoView({ block: 'nearest' })
  }
  function letThrough(frames: readonly Element[]): void {
    through = frames
    const holes = through.map((frame) => frame.getBoundingClientRect())
    const draw = ({ left, top, right, bottom }: Shape) => `M${left} ${top}H${right}V${bottom}H${left}Z`
    const window = { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
    glass.style.clipPath = holes.length > 0 ? `path(evenodd, "${[window, ...holes].map(draw).join('')}")` : ''
  }

  // From the button that led here, which Enter would press again.
  if (layer.activeElement) glass.focus({ preventScroll: true })
  glass.addEventListener('pointermove', hover, { signal })
  glass.addEventListener('pointerleave', () => show(null), { signal })
  for (const kind of TAKEN) addEventListener(kind, take, { capture: true, passive: false, signal })
  addEventListener('keydown', press, { capture: true, signal })
  return {
    letThrough,
    move() {
      draw()
      letThrough(through)
    },
    hold() {
      life.abort()
      glass.remove()
    },
    stop() {
      life.abort()
      for (const element of [glass, outline, name]) element.remove()
    },
  }
}

/** The innermost element there, through shadow roots; ours is none of them. */
function findElement(x: number, y: number, host: Element): Element | null {
  let found: Element | null = null
  let root: DocumentOrShadowRoot | null = document
  while (root) {
    const inner: Element | undefined = root.elementsFromPoint(x, y).find((element) => element !== host)
    if (!inner || inner === found) break
    found = inner
    root = shadowRootOf(inner)
  }
  return found
}

function describe(element: Element): string {
  const id = element.id ? `#${element.id}` : ''
  return `${element.localName}${id}${[...element.classList]
    .slice(0, 2)
    .map((name) => `.${name}`)
    .join('')}`
}
