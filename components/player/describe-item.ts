import { describeDuration } from '@/components/parts/describe-duration'
import { describeGap } from '@/components/parts/describe-gap'
import type { GapReason } from '@/lib/model/event'
import { SIGNAL_KINDS } from '@/lib/model/signal'
import type { StreamItem } from '@/lib/replay/stream'

import { describeSignal } from './describe-signal'

export interface ItemWords {
  label: string
  /** The whole of it, for the title: lines. */
  detail: string
}

/** A line of the event stream in words. */
export function describeItem(item: StreamItem, tabNumbers: ReadonlyMap<string, number>): ItemWords {
  if (item.kind === 'gap') return describeGapItem(item)
  const signal = SIGNAL_KINDS.find((kind) => kind === item.kind)
  if (signal) {
    const { label, sentence } = describeSignal(signal, { ...item.said, label: item.label })
    return { label, detail: [sentence, item.detail].filter((line) => line !== '').join('\n') }
  }
  const label = describeLabel(item, tabNumbers)
  const { durationMs = 0 } = item.said ?? {}
  const whole = item.kind === 'request' ? item.label : label
  return {
    label,
    detail: [whole, durationMs > 0 ? `${durationMs} ms` : '', item.detail].filter((line) => line !== '').join('\n'),
  }
}

/** The line has room for where it leads; the title says all of it. */
function describeRequest({ label, said }: StreamItem): string {
  const at = label.indexOf(' ')
  const url = label.slice(at + 1)
  const path = URL.canParse(url) ? url.slice(new URL(url).origin.length) : url
  return `${said?.status || '–'} ${label.slice(0, at)} ${path}`
}

/** Layout shifts are a share of the window, the others ms. */
function describeVital({ label, said }: StreamItem): string {
  const value = said?.value ?? 0
  return label === 'CLS' ? `CLS ${value}` : `${label} ${value} ms`
}

function describeLabel(item: StreamItem, tabNumbers: ReadonlyMap<string, number>): string {
  const count = item.said?.count ?? 1
  if (item.kind === 'request') return describeRequest(item)
  if (item.kind === 'console') return count > 1 ? `${item.label} ×${count}` : item.label
  if (item.kind === 'web vital') return describeVital(item)
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
