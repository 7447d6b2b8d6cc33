import type { eventWithTime } from '@rrweb/types'

import { readTag } from '@/lib/masking/element-natives'
import { EMBEDDED, writeEmbedded, type Embedded } from '@/lib/model/embedded'
import type { UnseenPayload } from '@/lib/model/payload'

import { readEmbedded } from './read-embedded'
import type { Verdicts } from './verdicts'
import { describeAttribute, type SerializedElement } from './visit-nodes'
import type { Watcher } from './watcher'

/** A page may have put anything in the place of what elements are asked. */
function readSafely(element: Element): Embedded | undefined {
  try {
    return readEmbedded(element)
  } catch {
    return undefined
  }
}

interface Dependencies {
  add(event: eventWithTime): void
  say(payload: UnseenPayload): void
  nodeOf(id: number): Node | null
  idOf(node: Node): number
  verdicts: Verdicts
}

const EMBEDDING = /^(?:object|embed)$/

/**
 * What `object` and `embed` show: documents have a recorder of their own, and are put in their place in a replay; of any
 * other file there is a box with its name. Which it is, and its size, is stored as an attribute.
 */
export function watchEmbedded({
  add,
  say,
  nodeOf,
  idOf,
  verdicts,
}: Dependencies): Watcher & { visit(element: SerializedElement): void } {
  const life = new AbortController()

  function read(element: Element, id: number): string | undefined {
    const embedded = verdicts.of(element) === 'shown' ? readSafely(element) : undefined
    if (!embedded) return undefined
    const { kind, width, height } = embedded
    if (kind === 'file') say({ kind: 'unseen', what: 'file', nodeId: id, reason: 'no page', width, height })
    return writeEmbedded(embedded)
  }
  const onLoad = ({ target }: Event) => {
    if (!(target instanceof Element) || !EMBEDDING.test(readTag(target))) return
    const id = idOf(target)
    const value = id > 0 ? read(target, id) : undefined
    if (value) add(describeAttribute(id, EMBEDDED, value))
  }
  addEventListener('load', onLoad, { capture: true, signal: life.signal })

  return {
    visit({ tagName, id, attributes }) {
      const element = EMBEDDING.test(tagName) ? (nodeOf(id) as Element | null) : null
      const value = element?.isConnected ? read(element, id) : undefined
      if (value) attributes[EMBEDDED] = value
    },
    flush: () => undefined,
    stop: () => life.abort(),
  }
}
