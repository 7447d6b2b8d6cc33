import { computed, createModel, type ReadonlySignal } from '@preact/signals'

import type { Toasts } from '@/components/parts/toasts-model'
import type { PlayerState } from '@/components/player/player-model'
import type { Surroundings } from '@/components/player/surroundings'
import type { EventPlace } from '@/lib/model/event-place'
import type { ListQuery } from '@/lib/model/query'

import { ChartModel } from './chart-model'
import { InspectorModel, readLineAt } from './inspector-model'
import { isLineList } from './inspector-tabs'
import { ListsModel, type ListsSource } from './lists-model'

/** What the link that opened the session points at. */
export interface OpenedAt {
  startSec?: number | undefined
  /** Key of a line. */
  line?: string | undefined
  /** What the list was asked that it was opened from. */
  asked?: ListQuery | undefined
  listMatches?: ((sessionId: string, asked: ListQuery) => Promise<EventPlace[]>) | undefined
}

type Source = ListsSource & { sessionId: string; from: number }

/** The inspector's models, on the browser they run in. */
export const InspectorParts = createModel((source: ReadonlySignal<Source>, toasts: Toasts, around: Surroundings) => {
  const { storage, links, go } = around
  const lists = new ListsModel({ source, storage })
  const inspector = new InspectorModel({
    lists,
    source,
    toasts,
    writeClipboard: (text) => navigator.clipboard.writeText(text),
    links,
  })
  const chart = new ChartModel({
    stream: computed(() => source.value.stream),
    go,
  })

  /** Shows what the link points at, and only what was asked for. */
  async function open({ startSec, line, asked, listMatches }: OpenedAt, player: PlayerState): Promise<void> {
    if (asked && listMatches) {
      const places = await listMatches(source.peek().sessionId, asked).catch((error: unknown) => {
        // The lists are whole without it.
        console.error(error)
        return []
      })
      lists.setPlaces(places)
      if (line === undefined) inspector.showMatching()
    }
    if (line === undefined) return
    const item = inspector.pointAt(line)
    const tab = inspector.tab.peek()
    if (item && startSec === undefined && isLineList(tab)) player.seek(readLineAt(item, tab))
  }
  return { lists, inspector, chart, open }
})
