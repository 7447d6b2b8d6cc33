import type { FunctionComponent } from 'preact'

import { Button } from '@/components/parts/button'
import { EmptyState } from '@/components/parts/empty-state'
import type { LineList } from '@/lib/replay/line-kinds'

import { ChartBar } from './chart-bar'
import { ConsoleList } from './console-list'
import { ErrorsList } from './errors-list'
import { EventsList } from './events-list'
import { EMPTY_TEXTS } from './inspector-tabs'
import { LineDetails } from './line-details'
import type { ListProps } from './list-props'
import { ListTools } from './list-tools'
import { NetworkList } from './network-list'

const LISTS: Record<LineList, FunctionComponent<ListProps>> = {
  events: EventsList,
  console: ConsoleList,
  network: NetworkList,
  errors: ErrorsList,
}

/** A list with its tools above it and what is open of it below. */
export function ListPanel({ list, name, ...props }: ListProps & { list: LineList; name: string }) {
  const { lists, inspector, chart } = props
  const { all, shown } = lists.lists[list].value
  const List = LISTS[list]
  const openKey = inspector.openKey.value
  const open = openKey === undefined ? undefined : all.find(({ key }) => key === openKey)
  return (
    <>
      {all.length > 0 && <ListTools list={list} name={name} lists={lists} inspector={inspector} chart={chart} />}
      {shown.length > 0 && <List {...props} />}
      {all.length === 0 && (
        <EmptyState title="Nothing happened yet">
          <p>{EMPTY_TEXTS[list]}</p>
        </EmptyState>
      )}
      {all.length > 0 && shown.length === 0 && (
        <EmptyState title="Nothing passes the filters">
          <p>{describeHidden(all.length)}</p>
          <Button look="primary" onClick={() => lists.clear(list)}>
            Show all
          </Button>
        </EmptyState>
      )}
      {list === 'events' && chart.isChoosing.value && <ChartBar chart={chart} />}
      {open && <LineDetails key={open.key} item={open} list={list} {...props} />}
    </>
  )
}

function describeHidden(count: number): string {
  return count === 1 ? 'One line is left out.' : `All ${count.toLocaleString()} lines are left out.`
}
