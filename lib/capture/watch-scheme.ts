import type { eventWithTime } from '@rrweb/types'

import { SCHEME } from '@/lib/model/states'

import { describeAttribute, type SerializedElement } from './visit-nodes'
import type { Watcher } from './watcher'

interface Dependencies {
  add(event: eventWithTime): void
  nodeOf(id: number): Node | null
  idOf(node: Node): number
}

const { matchMedia } = globalThis

/** Whether the person wants pages light or dark, as an attribute of the root: styles ask for it, and no markup tells. */
export function watchScheme({
  add,
  nodeOf,
  idOf,
}: Dependencies): Watcher & { visit(element: SerializedElement): void } {
  const life = new AbortController()
  const dark = matchMedia.call(globalThis, '(prefers-color-scheme: dark)')
  const read = () => (dark.matches ? 'dark' : 'light')
  const onChange = () => {
    const id = idOf(document.documentElement)
    if (id > 0) add(describeAttribute(id, SCHEME, read()))
  }
  dark.addEventListener('change', onChange, { signal: life.signal })

  return {
    visit({ tagName, id, attributes }) {
      if (tagName === 'html' && nodeOf(id) === document.documentElement) attributes[SCHEME] = read()
    },
    flush: () => undefined,
    stop: () => life.abort(),
  }
}
