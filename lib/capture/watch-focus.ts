import type { eventWithTime } from '@rrweb/types'

import { matches } from '@/lib/masking/element-natives'
import type { Focused } from '@/lib/model/focused'

interface Dependencies {
  add(event: eventWithTime): void
  nodeOf(id: number): Node | null
  idOf(node: Node): number
}

const FULL_SNAPSHOT = 2
const INCREMENTAL = 3
const INTERACTION = 2
const FOCUS = 5

/**
 * Which element has the focus is told by rrweb when it changes. Whether the browser shows it is known here alone, and so
 * is what had it before: the one stands with the change, the other with each full snapshot. The browser decides a moment
 * after the change, and anew when a key is pressed: then the change is told once more.
 */
export function watchFocus({ add, nodeOf, idOf }: Dependencies): { see(event: eventWithTime): void; stop(): void } {
  const life = new AbortController()
  let told: (Focused & { element: Element }) | undefined

  function lookAgain(): void {
    if (!told || life.signal.aborted) return
    const { element, isVisible: wasVisible } = told
    if (findFocused(document) !== element || isVisible(element) === wasVisible) return
    add({ type: INCREMENTAL, data: { source: INTERACTION, type: FOCUS, id: idOf(element) }, timestamp: 0 })
  }
  const lookLater = () => void setTimeout(lookAgain)
  addEventListener('keydown', lookLater, { capture: true, passive: true, signal: life.signal })

  return {
    see({ type, data }) {
      if ((type as number) === FULL_SNAPSHOT) {
        const element = findFocused(document)
        const id = element ? idOf(element) : 0
        if (!element || id <= 0) return
        told = { id, isVisible: isVisible(element), element }
        Object.assign(data as object, { focused: { id, isVisible: told.isVisible } satisfies Focused })
      }
      const focus = data as { source: number; type?: number; id: number }
      if ((type as number) !== INCREMENTAL || focus.source !== INTERACTION || focus.type !== FOCUS) return
      const node = nodeOf(focus.id)
      if (!(node instanceof Element)) return
      told = { id: focus.id, isVisible: isVisible(node), element: node }
      Object.assign(focus, { isVisible: told.isVisible })
      lookLater()
    },
    stop: () => life.abort(),
  }
}

const isVisible = (element: Element) => matches(element, ':focus-visible')

/** Through shadow roots that are open. */
function findFocused(root: DocumentOrShadowRoot): Element | undefined {
  const { activeElement } = root
  if (!activeElement || activeElement === document.body || !document.hasFocus()) return undefined
  return (activeElement.shadowRoot && findFocused(activeElement.shadowRoot)) ?? activeElement
}
