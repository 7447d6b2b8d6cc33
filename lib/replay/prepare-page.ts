import { EventType, type eventWithTime, type metaEvent, type serializedNodeWithId } from '@rrweb/types'

import { UNKNOWN_VIEWPORT } from './limits'
import { showEmbedded } from './show-embedded'
import { showFocus } from './show-focus'
import { showMedia } from './show-media'
import { showStates } from './show-states'
import { showStills } from './show-stills'
import { splitMoves } from './split-moves'
import { holdConnections } from './hold-connections'

type MetaWithTime = metaEvent & { timestamp: number }

/**
 * A page's stored events made ready for a Replayer, or `undefined` when the page holds no full snapshot.
 * In comes what was stored; out goes a deep copy, because the Replayer writes into the events it is given.
 * - Nothing before the first full snapshot is left: there is no DOM to apply it to.
 * - A Meta stands right before each full snapshot and at its time. The Replayer starts a seek at the last Meta, and
 *   rrweb stamps the two apart by as long as the snapshot took (1.7 s on a huge page): a seek between them would show
 *   nothing. A Meta whose snapshot was lost goes; a snapshot whose Meta was lost gets one.
 * - What `object` and `embed` show is in frames.
 * - A canvas is a picture of what was recorded of it.
 * - Styles for a kind of screen or of person apply as they did where it was recorded.
 * - What had the focus is marked, and looks like it.
 * - Nothing has the browser reach a server before anything is asked of it.
 * - No frame's document is told of empty and then, under the same id, whole: the Replayer builds none a second time.
 */
export function preparePage(stored: readonly eventWithTime[]): eventWithTime[] | undefined {
  const ordered = stored.toSorted((a, b) => a.timestamp - b.timestamp)
  const first = ordered.find((event) => event.type === EventType.FullSnapshot)
  if (!first) return undefined
  const copied = showEmbedded(structuredClone(dropEmptyDocuments(ordered)))
  showStates(copied)
  showMedia(copied)
  holdConnections(copied)
  return showStills(showFocus(pairSnapshots(copied)))
    .flatMap(splitMoves)
    .filter((event) => event.timestamp >= first.timestamp)
    .toSorted((a, b) => a.timestamp - b.timestamp)
}

/** rrweb may look at a frame's document before the parser has begun with it, and again when it is loaded. */
function dropEmptyDocuments(events: eventWithTime[]): eventWithTime[] {
  const documents = new Map(events.map((event) => [event, readAttached(event)]))
  const whole = new Set([...documents.values()].flatMap((one) => (one && one.childNodes.length > 0 ? one.id : [])))
  return events.filter((event) => {
    const attached = documents.get(event)
    return !attached || attached.childNodes.length > 0 || !whole.has(attached.id)
  })
}

function readAttached({ type, data }: eventWithTime) {
  if (type !== EventType.IncrementalSnapshot || !('isAttachIframe' in data)) return undefined
  const node: serializedNodeWithId | undefined = data.adds[0]?.node
  return node && 'childNodes' in node ? node : undefined
}

function pairSnapshots(events: eventWithTime[]): eventWithTime[] {
  let meta: MetaWithTime = {
    type: EventType.Meta,
    data: { href: '', ...UNKNOWN_VIEWPORT },
    timestamp: 0,
  }
  return events.flatMap((event): eventWithTime[] => {
    if (event.type === EventType.Meta) {
      meta = event
      return []
    }
    return event.type === EventType.FullSnapshot ? [{ ...meta, timestamp: event.timestamp }, event] : [event]
  })
}
