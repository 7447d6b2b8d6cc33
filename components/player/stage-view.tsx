import type { ReadonlySignal } from '@preact/signals'
import { Globe, ImageOff } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'

import { EmptyState } from '@/components/parts/empty-state'
import type { Place } from '@/lib/replay/place'
import type { Timeline } from '@/lib/replay/timeline'

import type { PlayerState } from './player-model'
import { createReplayStage } from './replay-stage'

import 'rrweb-player/dist/style.css'
import './stage-view.css'

export interface StageViewProps {
  player: PlayerState
  timeline: Timeline
  tabNumbers: ReadonlyMap<string, number>
  place: ReadonlySignal<Place | undefined>
}

/** Where the person was, as they saw it: the address above, the replayed page scaled into what room there is. */
export function StageView({ player, timeline, tabNumbers, place }: StageViewProps) {
  const frame = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const target = frame.current
    if (!target) return undefined
    const stage = createReplayStage(target, timeline.windows)
    player.setStage(stage)
    const observer = new ResizeObserver(() => stage.resize(target.clientWidth, target.clientHeight))
    observer.observe(target)
    // For the pointer only; by keyboard there are Space and the button.
    target.addEventListener('click', player.toggle)
    return () => {
      target.removeEventListener('click', player.toggle)
      observer.disconnect()
      player.setStage(undefined)
      stage.destroy()
    }
  }, [player, timeline])

  if (timeline.windows.length === 0) return <NothingToShow />
  return (
    <section class="stage" aria-label="Replay">
      <AddressBar place={place} windowId={player.windowId} tabNumbers={tabNumbers} />
      <div class="stage-frame" ref={frame} data-testid="stage" />
    </section>
  )
}

interface AddressBarProps {
  place: ReadonlySignal<Place | undefined>
  windowId: ReadonlySignal<string | undefined>
  tabNumbers: ReadonlyMap<string, number>
}

function AddressBar({ place, windowId, tabNumbers }: AddressBarProps) {
  const number = tabNumbers.get(windowId.value ?? '')
  const shown = place.value
  return (
    <p class="stage-address">
      <Globe size={12} aria-hidden="true" />
      {tabNumbers.size > 1 && number !== undefined && (
        <span class="stage-tab figures">
          Tab {number} of {tabNumbers.size}
        </span>
      )}
      <span class="cut" dir="auto" title={shown?.title}>
        {shown?.title}
      </span>
      <span class="code cut" title={shown?.url}>
        {shown?.url}
      </span>
    </p>
  )
}

function NothingToShow() {
  return (
    <section class="stage" aria-label="Replay" data-testid="stage">
      <EmptyState title="There is no picture of this session" picture={<ImageOff size={28} aria-hidden="true" />}>
        <p>
          No full picture of a page was stored, only what came before or after one. What was noted of the session is
          listed beside this.
        </p>
      </EmptyState>
    </section>
  )
}
