import type { eventWithTime, mutationData } from '@rrweb/types'

import { MASKED_TEXT_SELECTOR } from '@/lib/masking/mask-text'
import { maskAttributes } from '@/lib/masking/mask-node'

const FIELDS = `input,${MASKED_TEXT_SELECTOR}`

/**
 * A later change of an attribute names only a node: whether that is a field, or inside of one, is known here alone,
 * where the DOM is live.
 */
export function maskLiveAttributes(event: eventWithTime, nodeOf: (id: number) => Node | null): void {
  const data = event.data as mutationData
  if ((event.type as number) !== 3 || (data.source as number) !== 0) return
  for (const mutation of data.attributes) {
    const node = nodeOf(mutation.id)
    const isField = node?.nodeType !== Node.ELEMENT_NODE || (node as Element).closest(FIELDS) !== null
    if (isField) mutation.attributes = maskAttributes(mutation.attributes, true)
  }
}
