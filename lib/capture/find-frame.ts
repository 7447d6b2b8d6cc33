import { readClosedRoot } from './closed-roots'
import { idOf } from './running-engine'

const FRAMES = 'iframe,frame,object,embed'

/**
 * The rrweb id of the element whose window stands at this place below the top window, if it is in this document or in
 * one of the same origin inside it; 0 if not. Windows of other origins can be counted and compared, not read.
 */
export function findFrame(framePath: readonly number[]): number {
  let wanted: Window | undefined = window.top ?? undefined
  for (const index of framePath) wanted = wanted?.frames[index]
  const element = wanted && findElement(document, wanted)
  return element ? Math.max(0, idOf(element)) : 0
}

function findElement(root: Document | ShadowRoot, wanted: Window): Element | undefined {
  for (const frame of root.querySelectorAll<HTMLIFrameElement>(FRAMES)) {
    if (frame.contentWindow === wanted || isFrameOf(wanted, frame)) return frame
    const inner = readDocument(frame)
    const found = inner && findElement(inner, wanted)
    if (found) return found
  }
  for (const host of root.querySelectorAll('*')) {
    const inner = host.shadowRoot ?? readClosedRoot(host)
    const found = inner && findElement(inner, wanted)
    if (found) return found
  }
  return undefined
}

/** An `embed` does not give its window away. */
function isFrameOf(wanted: Window, frame: Element): boolean {
  try {
    return wanted.frameElement === frame
  } catch {
    // Another origin.
    return false
  }
}

function readDocument(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument
  } catch {
    // Another origin.
    return null
  }
}
