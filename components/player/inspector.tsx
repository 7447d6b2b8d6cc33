import { useSignal, type ReadonlySignal } from '@preact/signals'

import { describeNumber } from '@/components/parts/describe-count'
import type { StreamItem } from '@/lib/replay/stream'
import type { Timeline } from '@/lib/replay/timeline'
import type { SessionContent } from '@/lib/store/read-sessions'

import { EventStream } from './event-stream'
import { PageList } from './page-list'
import type { PlayerState } from './player-model'

import './inspector.css'

export interface InspectorProps {
  content: SessionContent
  timeline: Timeline
  stream: StreamItem[]
  tabNumbers: ReadonlyMap<string, number>
  player: PlayerState
  pageId: ReadonlySignal<string | undefined>
}

/** What stands beside the stage: what happened, in words. */
export function Inspector({ content, timeline, stream, tabNumbers, player, pageId }: InspectorProps) {
  const tab = useSignal<'events' | 'pages'>('events')
  const pages = content.pages.filter((page) => page.isTop === 1)
  const tabs = [
    { id: 'events', name: 'Events', count: stream.length },
    { id: 'pages', name: 'Pages', count: pages.length },
  ] as const
  return (
    <aside class="inspector" aria-label="Inspector">
      <fieldset class="inspector-tabs" aria-label="What to list">
        {tabs.map(({ id, name, count }) => (
          <button
            key={id}
            type="button"
            class="inspector-tab figures"
            aria-pressed={tab.value === id}
            onClick={() => (tab.value = id)}
          >
            {name} <span class="inspector-count">{describeNumber(count)}</span>
          </button>
        ))}
      </fieldset>
      {tab.value === 'events' ? (
        <EventStream stream={stream} from={timeline.from} tabNumbers={tabNumbers} at={player.at} onJump={player.seek} />
      ) : (
        <PageList pages={pages} timeline={timeline} tabNumbers={tabNumbers} pageId={pageId} onJump={player.seek} />
      )}
    </aside>
  )
}
