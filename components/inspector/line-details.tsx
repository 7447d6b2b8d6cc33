import { Link, ListPlus, SquareTerminal, X } from 'lucide-preact'

import { describeInstantInFull } from '@/components/parts/describe-instant'
import { IconButton } from '@/components/parts/icon-button'
import { useKeys } from '@/components/parts/use-keys'
import { describeItem } from '@/components/player/describe-item'
import { nameOfKind } from '@/components/player/kinds'
import { describePosition } from '@/components/player/describe-time'
import type { LineList } from '@/lib/replay/line-kinds'
import { readRequestFacts } from '@/lib/replay/request-facts'
import type { StreamItem } from '@/lib/replay/stream'
import { writeCurl } from '@/lib/replay/write-curl'

import { EventFacts } from './event-facts'
import { readLineAt } from './inspector-model'
import type { ListProps } from './list-props'
import { RequestFactsView } from './request-facts-view'

import './line-details.css'

export type LineDetailsProps = ListProps & { item: StreamItem; list: LineList }

/** All of one line, below its list, with what can be done with it. Escape closes it. */
export function LineDetails({ item, list, inspector, from, tabNumbers }: LineDetailsProps) {
  const at = readLineAt(item, list)
  const isRequest = item.kind === 'request'
  const close = () => inspector.open(undefined)
  const copyCurl = () =>
    inspector.copy(writeCurl(readRequestFacts(item), item.more), 'Copied as cURL. What was masked stays asterisks.')
  useKeys({ Escape: close })
  return (
    <section class="line-details" aria-label="Details">
      <header class="line-details-head">
        <h2 class="cut">{nameOfKind(item)}</h2>
        <span class="figures line-details-time" title={describeInstantInFull(at)}>
          {describePosition(at - from)}
        </span>
        <span class="line-details-room" />
        {isRequest && (
          <IconButton icon={SquareTerminal} label="Copy as cURL" size="small" onClick={() => void copyCurl()} />
        )}
        <IconButton
          icon={ListPlus}
          label="Copy line"
          size="small"
          onClick={() => void inspector.copyLine(item, list)}
        />
        {inspector.linkHint() !== undefined && (
          <IconButton
            icon={Link}
            label="Copy link to this event"
            title={['Copy link to this event', inspector.linkHint()].filter(Boolean).join('. ')}
            size="small"
            onClick={() => void inspector.copyLink(item, list)}
          />
        )}
        <IconButton icon={X} label="Close details" size="small" onClick={close} />
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <div class="line-details-body" tabIndex={0} data-scroll-keys>
        {isRequest ? (
          <RequestFactsView item={item} from={from} />
        ) : (
          <EventFacts item={item} label={describeItem(item, tabNumbers).label} />
        )}
      </div>
    </section>
  )
}
