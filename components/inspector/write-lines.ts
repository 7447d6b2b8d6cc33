import { describeItem } from '@/components/player/describe-item'
import { describePosition } from '@/components/player/describe-time'
import { nameOfKind } from '@/components/player/kinds'
import type { StreamItem } from '@/lib/replay/stream'

/** Lines as text to paste elsewhere: time since the start, kind and label, a tab between them. */
export function writeLines(
  items: readonly StreamItem[],
  from: number,
  tabNumbers: ReadonlyMap<string, number>,
  readAt: (item: StreamItem) => number,
): string {
  return items
    .map((item) => {
      const label = describeItem(item, tabNumbers).label.replaceAll(/\s+/g, ' ').trim()
      return [describePosition(readAt(item) - from), nameOfKind(item), label].join('\t')
    })
    .join('\n')
}
