import type { FrameRanges, StoredNode } from '@/lib/replay/find-origin'

import { findReplaySelector } from './find-replay-selector'
import { PICKED_TEXT_CHARACTERS, READ_CHARACTERS, WHOLE_PAGE_SHARE } from './limits'
import type { Box, PointSurface } from './point-model'

/** The Replayer that is seen: its frame, and the ids it knows nodes by; -1 for those it made itself. */
export interface ShownReplay {
  frame: HTMLIFrameElement
  getId(node: Node): number
  /** Whose ids are whose. */
  frameRanges: FrameRanges
}

export interface SurfaceGivens {
  layer: HTMLElement
  readReplay: () => ShownReplay | undefined
  findOrigin: (nodeId: number) => StoredNode | undefined
}

/**
 * Points into the replay from a layer over it. The replay itself gets no event: what is under the pointer is asked of its
 * documents, those in its frames and shadow roots included, in their own coordinates.
 */
export function createReplaySurface({ layer, readReplay, findOrigin }: SurfaceGivens): PointSurface<Element> {
  const isKnown = (element: Element) => (readReplay()?.getId(element) ?? -1) > 0

  return {
    elementAt(x, y) {
      const replay = readReplay()
      if (!replay?.frame.contentDocument) return undefined
      const { frame } = replay
      const { left, top } = frame.getBoundingClientRect()
      const origin = layer.getBoundingClientRect()
      const scale = measureScale(frame)
      const element = withoutInertness(frame, () =>
        findDeepest(frame.contentDocument!, (x + origin.left - left) / scale, (y + origin.top - top) / scale),
      )
      return element && (isKnown(element) ? element : findParent(element, isKnown))
    },
    parentOf: (element) => findParent(element, isKnown),
    firstChildOf: (element) => listChildren(element).find(isKnown),
    top: () => readReplay()?.frame.contentDocument?.body ?? undefined,
    describe(element) {
      const replay = readReplay()
      const stored = replay && isKnown(element) && findOrigin(replay.getId(element))
      if (!replay || !stored) return undefined
      const { width, height } = element.getBoundingClientRect()
      const tag = element.localName
      const text = readText(element)
      const box = measureBox(element, replay.frame, layer)
      const label = describeElement(element, text)
      const { nodeId, pageId } = stored
      const size = { width: Math.round(width), height: Math.round(height) }
      const wish = { kind: 'element', pageId, nodeId, selector: '', label, ...size } as const
      return { wish, tag, text, box, isWholePage: isWholePage(element, width, height) }
    },
    findSelector: findReplaySelector,
  }
}

/** An inert frame gives nothing to those who ask what is at a point. Nothing can happen to it in between. */
function withoutInertness<T>(frame: HTMLIFrameElement, run: () => T): T {
  frame.inert = false
  try {
    return run()
  } finally {
    frame.inert = true
  }
}

function measureScale(frame: HTMLIFrameElement): number {
  return frame.getBoundingClientRect().width / Math.max(1, frame.offsetWidth)
}

function findDeepest(root: Document | ShadowRoot, x: number, y: number): Element | undefined {
  const element = root.elementFromPoint(x, y)
  // Where nothing of a shadow root is, it answers with its host.
  if (element?.getRootNode() !== root) return undefined
  const inner = readInner(element)
  if (inner) {
    const { left, top } = measureContent(element)
    return findDeepest(inner, x - left, y - top) ?? element
  }
  const { shadowRoot } = element
  return shadowRoot ? (findDeepest(shadowRoot, x, y) ?? element) : element
}

function readInner(element: Element): Document | null {
  return 'contentDocument' in element ? (element as HTMLIFrameElement).contentDocument : null
}

/** Where a frame's document begins: inside of its border and its padding. */
function measureContent(frame: Element): { left: number; top: number } {
  const { left, top } = frame.getBoundingClientRect()
  const style = frame.ownerDocument.defaultView?.getComputedStyle(frame)
  const inset = (side: string) => Number.parseFloat(style?.getPropertyValue(`padding-${side}`) ?? '') || 0
  return { left: left + frame.clientLeft + inset('left'), top: top + frame.clientTop + inset('top') }
}

function findParent(element: Element, isKnown: (element: Element) => boolean): Element | undefined {
  for (let at = readParent(element); at; at = readParent(at)) if (isKnown(at)) return at
  return undefined
}

/** Out of a shadow root to its host, and out of a frame to its element; the replay's own frame is the end. */
function readParent(element: Element): Element | undefined {
  if (element.parentElement) return element.parentElement
  const root = element.getRootNode()
  if ('host' in root) return root.host as Element
  const around = element.ownerDocument.defaultView?.frameElement
  return around && around.ownerDocument !== document ? around : undefined
}

function listChildren(element: Element): Element[] {
  const inner = readInner(element)?.body
  return inner ? [inner] : [...(element.shadowRoot?.children ?? []), ...element.children]
}

function measureBox(element: Element, frame: HTMLIFrameElement, layer: HTMLElement): Box {
  const rect = element.getBoundingClientRect()
  const { width, height } = rect
  let { left, top } = rect
  for (let around = element.ownerDocument.defaultView?.frameElement; around && around !== frame;) {
    const inside = measureContent(around)
    left += inside.left
    top += inside.top
    around = around.ownerDocument.defaultView?.frameElement
  }
  const scale = measureScale(frame)
  const [stage, own] = [frame.getBoundingClientRect(), layer.getBoundingClientRect()]
  // Of what is larger than the stage, or scrolled out of it, the part that is on it.
  const clip = (at: number, size: number) => Math.min(Math.max(at * scale, 0), size)
  const [x, y] = [clip(left, stage.width), clip(top, stage.height)]
  return {
    left: stage.left - own.left + x,
    top: stage.top - own.top + y,
    width: clip(left + width, stage.width) - x,
    height: clip(top + height, stage.height) - y,
  }
}

function readText(element: Element): string {
  // What is seen, without the text of styles; of drawings only what is in them.
  const text = 'innerText' in element ? (element as HTMLElement).innerText : (element.textContent ?? '')
  return text.trimStart().slice(0, READ_CHARACTERS).trim().replaceAll(/\s+/g, ' ')
}

function describeElement(element: Element, text: string): string {
  const name = element.getAttribute('aria-label') ?? element.getAttribute('alt') ?? text
  if (!name) return element.localName
  const short = name.length > PICKED_TEXT_CHARACTERS ? `${name.slice(0, PICKED_TEXT_CHARACTERS - 1)}…` : name
  return `${element.localName} “${short}”`
}

function isWholePage(element: Element, width: number, height: number): boolean {
  const { innerWidth = 0, innerHeight = 0 } = element.ownerDocument.defaultView ?? {}
  const isTop = /^(?:html|body)$/.test(element.localName)
  return isTop || (width >= innerWidth * WHOLE_PAGE_SHARE && height >= innerHeight * WHOLE_PAGE_SHARE)
}
