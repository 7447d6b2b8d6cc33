import { readScrollLeft, readScrollTop, scrollerOf, typeOfNode } from '@/lib/masking/element-natives'

import { SCROLL_EVERY_MS } from '../limits'
import { SOURCE, targetOf, throttle, type Listener, type Tools } from './tools'
import { DOCUMENT } from '../node-types'

/** Where documents and elements are scrolled to, after the paint that shows it. */
export function hearScroll(tools: Tools): Listener & { scrollOf(element: Element): Scroll | undefined } {
  const { ids } = tools
  /** All that ever were: asking every element costs a layout. */
  const scrolled = new WeakSet<Node>()
  const untold = new Set<Node>()
  // Before this recorder was there anything may have been scrolled.
  let isFirst = document.readyState === 'complete'

  const plan = throttle(SCROLL_EVERY_MS, tools.schedule)
  const hear = tools.guard((event: Event) => {
    const target = targetOf(event)
    if (!target) return
    scrolled.add(target)
    untold.add(target)
    plan()
  })

  return {
    listen(target, signal) {
      target.addEventListener('scroll', hear, { capture: true, passive: true, signal })
    },
    tell() {
      for (const target of untold) {
        const id = ids.name(target)
        const scroll = id === undefined ? undefined : readScroll(target)
        if (scroll && tools.verdicts.of(target) !== 'blocked')
          tools.say({ source: SOURCE.scroll, id: id!, x: scroll.left, y: scroll.top })
      }
      untold.clear()
    },
    tellAfterSnapshot() {
      isFirst = false
    },
    scrollOf(element) {
      if (!isFirst && !scrolled.has(element)) return undefined
      const scroll = readScroll(element)
      if (isFirst && scroll && (scroll.left !== 0 || scroll.top !== 0)) scrolled.add(element)
      return scroll
    },
  }
}

interface Scroll {
  left: number
  top: number
}

export function readScroll(target: Node): Scroll | undefined {
  const isDocument = typeOfNode(target) === DOCUMENT
  const element = isDocument ? scrollerOf(target as Document) : (target as Element)
  return element ? { left: readScrollLeft(element), top: readScrollTop(element) } : undefined
}
