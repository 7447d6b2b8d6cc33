import type { StreamItem } from '@/lib/replay/stream'

import type { InspectorState } from './inspector-model'
import type { LineState } from './line-row'
import type { Lists } from './lists-model'

/** What holds of a line beside its place: that it was asked for is only said among others. */
export function marksOf({ key }: StreamItem, lists: Lists, inspector: InspectorState): Partial<LineState> {
  const isMatching = !lists.isOnlyMatching.value && lists.matching.value?.has(key) === true
  return { isMatching, isOpen: inspector.openKey.value === key, isLinked: inspector.linkedKey.value === key }
}
