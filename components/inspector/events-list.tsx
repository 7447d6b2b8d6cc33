import { useCallback, useRef } from 'preact/hooks'
import { PanelBottomOpen } from 'lucide-preact'

import { IconButton } from '@/components/parts/icon-button'
import { takeKeys } from '@/components/parts/use-keys'
import { EventRow } from '@/components/player/event-row'
import { useStreamRemoval } from '@/components/player/use-stream-removal'
import type { StreamItem } from '@/lib/replay/stream'

import { canBeChosen } from './chart-model'
import { ROW_PX } from './limits'
import type { LineState } from './line-row'
import { LineRows } from './line-rows'
import { followPlayer, type ListProps } from './list-props'
import { marksOf } from './marks-of'

const readAt = ({ at }: StreamItem) => at

/** What people did and saw. A press goes to the moment; details are opened beside it, or with D. */
export function EventsList({ lists, inspector, chart, player, from, tabNumbers, removal }: ListProps) {
  const { shown } = lists.lists.events.value
  const scroller = useRef<HTMLDivElement>(null)
  const ownRemoval = useStreamRemoval(scroller, shown, removal)
  const isChoosing = chart.isChoosing.value
  const open = useCallback((item: StreamItem) => inspector.open(item.key), [inspector])
  const jump = (item: StreamItem) => {
    inspector.follow(true)
    if (inspector.openKey.peek() !== undefined) open(item)
    player.seek(item.at)
  }
  const draw = (item: StreamItem, state: LineState) => (
    <EventRow
      key={item.key}
      item={item}
      from={from}
      tabNumbers={tabNumbers}
      state={{ ...state, ...marksOf(item, lists, inspector) }}
      onJump={() => jump(item)}
      removal={ownRemoval}
      keys="D Control+C"
      onKeyDown={takeKeys({
        d: () => open(item),
        ...(isChoosing && canBeChosen(item) && { x: () => chart.toggle(item.key) }),
        'Mod+c': () => void inspector.copyLine(item, 'events'),
      })}
      before={isChoosing && <Check item={item} chart={chart} tabIndex={state.tabIndex ?? -1} />}
      actions={
        <IconButton icon={PanelBottomOpen} label="Details (D)" size="small" tabIndex={-1} onClick={() => open(item)} />
      }
    />
  )
  return (
    <LineRows
      name="Events"
      rows={shown}
      rowPx={ROW_PX.events}
      {...followPlayer({ player, inspector })}
      readAt={readAt}
      linkedIndex={shown.findIndex(({ key }) => key === inspector.linkedKey.value)}
      scroller={scroller}
    >
      {draw}
    </LineRows>
  )
}

type CheckProps = Pick<ListProps, 'chart'> & { item: StreamItem; tabIndex: number }

function Check({ item, chart, tabIndex }: CheckProps) {
  const isChecked = chart.chosen.value.includes(item.key)
  return (
    <label class="event-check">
      <input
        type="checkbox"
        aria-label={`Choose ${item.label || item.kind}`}
        tabIndex={tabIndex}
        checked={isChecked}
        disabled={!canBeChosen(item) || (!isChecked && chart.isFull.value)}
        onChange={() => chart.toggle(item.key)}
      />
    </label>
  )
}
