import { useModel, type ReadonlySignal } from '@preact/signals'
import { useEffect, useId, useMemo } from 'preact/hooks'

import { InspectorParts, type OpenedAt } from '@/components/inspector/inspector-parts'
import { findPages } from '@/components/inspector/find-pages'
import { countProblems, HealthPanel } from '@/components/inspector/health-panel'
import { INSPECTOR_TABS, isLineList, type InspectorTab } from '@/components/inspector/inspector-tabs'
import { InspectorTabsBar } from '@/components/inspector/inspector-tabs-bar'
import { SLOWEST_COUNT } from '@/components/inspector/limits'
import { ListPanel } from '@/components/inspector/list-panel'
import { PagesPanel } from '@/components/inspector/pages-panel'
import { PerformancePanel } from '@/components/inspector/performance-panel'
import { WidthHandle } from '@/components/inspector/width-handle'
import { WidthModel } from '@/components/inspector/width-model'
import type { NotesState } from '@/components/notes/notes-model'
import type { Toasts } from '@/components/parts/toasts-model'
import { foldErrors } from '@/lib/replay/fold-errors'
import { measureHealth } from '@/lib/replay/measure-health'
import { listSlowest, measurePages } from '@/lib/replay/measure-pages'
import type { StreamItem } from '@/lib/replay/stream'
import type { Timeline } from '@/lib/replay/timeline'
import type { SessionContent } from '@/lib/store/read-sessions'

import { NotesPanel, useNoteKey } from './notes-panel'
import type { PlayerState } from './player-model'
import type { Removal } from './remove-buttons'
import type { Surroundings } from './surroundings'
import { useLatestSignal } from './use-latest-signal'

import './inspector.css'

export interface InspectorProps {
  content: SessionContent
  timeline: Timeline
  stream: StreamItem[]
  /** What pages loaded, for the network list. */
  resources: StreamItem[]
  brokenChunkCount: number
  tabNumbers: ReadonlyMap<string, number>
  player: PlayerState
  pageId: ReadonlySignal<string | undefined>
  removal?: Removal | undefined
  notes: NotesState
  toasts: Toasts
  /** What the link that opened the session points at. */
  opened: OpenedAt
  surroundings: Surroundings
}

/** What stands beside the stage: what happened, in words. */
export function Inspector(props: InspectorProps) {
  const { content, timeline, stream, resources, brokenChunkCount, tabNumbers, player, pageId, removal, notes } = props
  const { from } = timeline
  const id = useId()
  const width = useModel(() => new WidthModel(props.surroundings.storage, () => innerWidth))
  const source = useMemo(
    () => ({ content, stream, resources, tabNumbers, sessionId: content.session.id, from }),
    [content, stream, resources, tabNumbers, from],
  )
  const latest = useLatestSignal(source)
  const { lists, inspector, chart, open } = useModel(() => new InspectorParts(latest, props.toasts, props.surroundings))
  useEffect(() => void open(props.opened, player), [open, props.opened, player])

  useNoteKey(notes, () => inspector.setTab('notes'))
  const tab = inspector.tab.value
  const topPages = useMemo(() => content.pages.filter((page) => page.isTop === 1), [content])
  const health = useMemo(
    () => measureHealth(content, timeline, brokenChunkCount),
    [content, timeline, brokenChunkCount],
  )
  const requests = lists.lists.network.value.all
  const measures = useMemo(() => measurePages(content.pages, stream, requests), [content, stream, requests])
  const slowest = useMemo(() => listSlowest(requests, SLOWEST_COUNT), [requests])
  const problemCount = countProblems(health)
  const failures = lists.lists.errors.value.shown
  const errorCount = useMemo(() => foldErrors(failures).length, [failures])
  const counts: Partial<Record<InspectorTab, number>> = {
    events: lists.lists.events.value.shown.length,
    console: lists.lists.console.value.shown.length,
    network: lists.lists.network.value.shown.length,
    errors: errorCount,
    notes: notes.all.value?.length ?? 0,
    ...(problemCount > 0 && { health: problemCount }),
    pages: findPages(topPages, inspector.pageText.value).length,
  }
  const list = { lists, inspector, chart, player, from, tabNumbers, removal }
  return (
    <aside class="inspector" aria-label="Inspector" style={{ '--inspector-width': `${width.px.value}px` }}>
      <WidthHandle width={width} />
      <InspectorTabsBar id={id} tab={tab} counts={counts} onTab={inspector.setTab} />
      <div id={`${id}-panel`} class="inspector-panel" role="tabpanel" aria-labelledby={`${id}-${tab}`}>
        {isLineList(tab) && <ListPanel key={tab} list={tab} name={nameOf(tab)} {...list} />}
        {tab === 'notes' && <NotesPanel notes={notes} from={from} at={player.at} onJump={player.seek} />}
        {tab === 'performance' && (
          <PerformancePanel pages={measures} slowest={slowest} from={from} onJump={player.seek} />
        )}
        {tab === 'health' && <HealthPanel health={health} from={from} onJump={player.seek} />}
        {tab === 'pages' && (
          <PagesPanel
            pages={topPages}
            timeline={timeline}
            tabNumbers={tabNumbers}
            pageId={pageId}
            text={inspector.pageText.value}
            onText={inspector.setPageText}
            onJump={player.seek}
          />
        )}
      </div>
    </aside>
  )
}

function nameOf(tab: InspectorTab): string {
  return INSPECTOR_TABS.find(({ id }) => id === tab)?.name ?? tab
}
