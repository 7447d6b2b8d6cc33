import { describeBytes } from '@/components/parts/describe-bytes'
import { describePosition } from '@/components/player/describe-time'
import { layBar, measureRange } from '@/lib/replay/lay-waterfall'
import { readRequestFacts, type RequestFacts } from '@/lib/replay/request-facts'
import type { StreamItem } from '@/lib/replay/stream'

import { describeMs } from './describe-ms'
import { readLineAt } from './inspector-model'
import { ROW_PX } from './limits'
import { LineRow, type LineState } from './line-row'
import { LineRows } from './line-rows'
import { followPlayer, type ListProps } from './list-props'
import { marksOf } from './marks-of'
import { pressLine } from './press-line'

import './network-list.css'

const readAt = (item: StreamItem) => readLineAt(item, 'network')

/** What pages asked for, with a bar of when; bars of a page share the time of those of it that can be seen. */
export function NetworkList(props: ListProps) {
  const { lists, inspector, from } = props
  const { shown } = lists.lists.network.value
  const draw = (item: StreamItem, state: LineState, inView: readonly StreamItem[]) => {
    const facts = readRequestFacts(item)
    const { method, url, name, status, type, durationMs, bytes, isFailed, startedAt, group } = facts
    const { left, width } = layBar(facts, measureRange(ofSamePage(item, inView)))
    return (
      <LineRow
        key={item.key}
        state={{ ...state, ...marksOf(item, lists, inspector) }}
        look={`network-line network-${group}${isFailed ? ' network-failed' : ''}`}
        title={[`${method} ${url}`, item.detail].filter(Boolean).join('\n')}
        {...pressLine(item, 'network', props)}
      >
        <span class="network-name cut" dir="ltr">
          {name}
        </span>
        <span class="event-time figures">{describePosition(startedAt - from)}</span>
        <span class="network-facts figures cut">
          <span class="network-status">{status === 0 ? (isFailed ? 'No answer' : '–') : status}</span>
          <span>{method}</span>
          <span>{type}</span>
          {bytes !== undefined && <span>{describeBytes(bytes)}</span>}
          <span>{describeMs(durationMs)}</span>
        </span>
        <span class="network-track" aria-hidden="true">
          <span
            class="network-bar"
            style={{ insetInlineStart: `${left * 100}%`, inlineSize: `max(2px, ${width * 100}%)` }}
          />
        </span>
      </LineRow>
    )
  }
  return (
    <LineRows
      name="Network"
      rows={shown}
      rowPx={ROW_PX.network}
      {...followPlayer(props)}
      readAt={readAt}
      linkedIndex={shown.findIndex(({ key }) => key === inspector.linkedKey.value)}
    >
      {draw}
    </LineRows>
  )
}

/** A page that comes after minutes would make those of the page before it hairs. */
function ofSamePage(item: StreamItem, inView: readonly StreamItem[]): RequestFacts[] {
  const pageOf = ({ event, pageId }: StreamItem) => event?.pageId ?? pageId
  const own = inView.filter((one) => pageOf(one) === pageOf(item))
  return [...(own.includes(item) ? [] : [item]), ...own].map(readRequestFacts)
}
