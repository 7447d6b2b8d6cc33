import { describeDuration } from '@/components/parts/describe-duration'
import { describeGap } from '@/components/parts/describe-gap'
import type { GapReason } from '@/lib/model/event'
import type { StreamItem } from '@/lib/replay/stream'

export interface ItemWords {
  label: string
  /** The whole of it, for the title: lines. */
  detail: string
}

/** A line of the event stream in words. */
export function describeItem(item: StreamItem, tabNumbers: ReadonlyMap<string, number>): ItemWords {
  if (item.kind === 'gap') return describeGapItem(item)
  const label = describeLabel(item, tabNumbers)
  return { label, detail: [label, item.detail].filter((line) => line !== '').join('\n') }
}

function describeLabel(item: StreamItem, tabNumbers: ReadonlyMap<string, number>): string {
  if (item.kind === 'note') return item.label || 'Marked moment'
  if (item.kind !== 'tab shown') return item.label
  const number = tabNumbers.get(item.windowId)
  return number === undefined ? 'Looked at another tab' : `Looked at tab ${number}`
}

function describeGapItem(item: StreamItem): ItemWords {
  const { sentence } = describeGap({ reason: item.label as GapReason, url: item.detail })
  const lengthMs = item.until === undefined ? 0 : item.until - item.at
  const length = lengthMs > 0 ? [`Missing: ${describeDuration(lengthMs)}`] : []
  return { label: sentence, detail: [sentence, ...length].join('\n') }
}
