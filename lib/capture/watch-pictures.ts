import type { eventWithTime } from '@rrweb/types'

import { describeAttribute, type SerializedElement } from './visit-nodes'
import type { Watcher } from './watcher'

interface Dependencies {
  add(event: eventWithTime): void
  nodeOf(id: number): Node | null
  idOf(node: Node): number
}

/**
 * Of pictures with several candidates (`srcset`, `picture`) the one that the page chose: it stands as the `src` of what
 * is stored, and as a change when another one was loaded.
 */
export function watchPictures({
  add,
  nodeOf,
  idOf,
}: Dependencies): Watcher & { visit(element: SerializedElement): void } {
  const life = new AbortController()
  const chosen = new WeakMap<HTMLImageElement, string>()

  const look = ({ target }: Event) => {
    if (!hasChoice(target) || target.currentSrc === '' || chosen.get(target) === target.currentSrc) return
    const id = idOf(target)
    if (id <= 0) return
    chosen.set(target, target.currentSrc)
    add(describeAttribute(id, 'src', target.currentSrc))
  }
  addEventListener('load', look, { capture: true, signal: life.signal })

  return {
    visit({ tagName, id, attributes }) {
      const image = tagName === 'img' ? nodeOf(id) : null
      if (!hasChoice(image) || image.currentSrc === '') return
      chosen.set(image, image.currentSrc)
      attributes['src'] = image.currentSrc
    },
    flush: () => undefined,
    stop: () => life.abort(),
  }
}

function hasChoice(node: unknown): node is HTMLImageElement {
  if (!(node instanceof HTMLImageElement)) return false
  return node.srcset !== '' || node.parentElement?.localName === 'picture'
}
