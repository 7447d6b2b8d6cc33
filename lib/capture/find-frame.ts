import { record } from '@rrweb/record'

const FRAMES = 'iframe,frame,object,embed'

/**
 * The rrweb id of the element whose window stands at this place below the top window, if it is in this document or in
 * one of the same origin inside it; 0 if not. Windows of other origins can be counted and compared, not read.
 */
export function findFrame(framePath: readonly number[]): number {
  let wanted: Window | undefined = window.top ?? undefined
  for (const index of framePath) wanted = wanted?.frames[index]
  const element = wanted && findElement(document, wanted)
  return element ? Math.max(0, record.mirror.getId(element)) : 0
}

function findElement(root: Document | ShadowRoot, wanted: Window): Element | undefined {
  for (const frame of root.querySelectorAll<HTMLIFrameElement>(FRAMES)) {
    if (frame.contentWindow === wanted) return frame
    const inner = readDocument(frame)
    const found = inner && findElement(inner, wanted)
    if (found) return found
  }
  for (const host of root.querySelectorAll('*')) {
    const found = host.shadowRoot && findElement(host.shadowRoot, wanted)
    if (found) return found
  }
  return undefined
}

function readDocument(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument
  } catch {
    // Another origin.
    return null
  }
}
