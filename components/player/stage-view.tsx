import type { ReadonlySignal } from '@preact/signals'
import { Globe, ImageOff, Monitor, TriangleAlert } from 'lucide-preact'
import type { ComponentChildren, RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { EmptyState } from '@/components/parts/empty-state'
import type { Device } from '@/lib/model/session'
import type { Place } from '@/lib/replay/place'

import type { ReadBlock } from './block-reader'
import type { PlayerState } from './player-model'
import { holdFocus } from './hold-focus'
import { createReplayScreen } from './replay-screen'
import { createReplayStage, type ReplayStage } from './replay-stage'

import 'rrweb-player/dist/style.css'
import './stage-view.css'

export interface StageViewProps {
  player: PlayerState
  readBlock: ReadBlock
  /** Another one when what is stored was read anew. */
  readAt: number
  tabNumbers: ReadonlyMap<string, number>
  place: ReadonlySignal<Place | undefined>
  /** Where the stage can be found. */
  stageRef: RefObject<ReplayStage | undefined>
  /** What it was recorded on. */
  device: Device
  /** What can be done with what is seen, beside its address. */
  actions?: ComponentChildren
  /** What lies over the replay. */
  children?: ComponentChildren
}

/** Where the person was, as they saw it: the address above, the replayed page scaled into what room there is. */
export function StageView({
  player,
  readBlock,
  readAt,
  tabNumbers,
  place,
  stageRef,
  device,
  actions,
  children,
}: StageViewProps) {
  const frame = useRef<HTMLDivElement>(null)
  const failure = player.failure.value
  const hasPicture = player.timeline.value.windows.length > 0

  useEffect(() => {
    const target = frame.current
    if (!target) return undefined
    const stage = createReplayStage({
      area: { width: target.clientWidth, height: target.clientHeight },
      createScreen: (...block) => createReplayScreen(target, ...block),
      readWindows: () => player.timeline.peek().windows,
      readBlock,
    })
    stageRef.current = stage
    player.setStage(stage)
    const observer = new ResizeObserver(() => stage.resize(target.clientWidth, target.clientHeight))
    observer.observe(target)
    // For the pointer only; by keyboard there are Space and the button.
    target.addEventListener('click', player.toggle)
    const release = holdFocus(target)
    return () => {
      release()
      target.removeEventListener('click', player.toggle)
      observer.disconnect()
      stageRef.current = undefined
      player.setStage(undefined)
      stage.destroy()
    }
  }, [player, readBlock, stageRef, hasPicture])

  useEffect(() => {
    stageRef.current?.refresh(readAt)
  }, [readAt, stageRef])

  if (!hasPicture) return <NothingToShow />
  return (
    <section class="stage" aria-label="Replay">
      <div class="stage-bar">
        <AddressBar place={place} windowId={player.windowId} tabNumbers={tabNumbers} />
        <DeviceLabel device={device} />
        {actions}
      </div>
      <div class="stage-room">
        <div class="stage-frame" ref={frame} data-testid="stage" aria-busy={player.isWaiting.value} />
        {failure !== undefined && <UnreadBlock message={failure} onRetry={() => stageRef.current?.refresh(readAt)} />}
        {children}
      </div>
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

function DeviceLabel({ device: { browser, os, viewportWidth, viewportHeight } }: { device: Device }) {
  const on = [browser, os].filter((part) => part !== '').join(' on ')
  if (viewportWidth === 0 && on === '') return null
  return (
    <span class="stage-device figures" title={`Recorded with ${on || 'a browser that is not known'}`}>
      <Monitor size={12} aria-hidden="true" />
      {viewportWidth > 0 ? `${viewportWidth} × ${viewportHeight}` : on}
    </span>
  )
}

function UnreadBlock({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <div class="stage-unread">
      <EmptyState title="This part could not be read" picture={<TriangleAlert size={28} aria-hidden="true" />}>
        <p>What comes before and after can be watched. The browser said: {message}</p>
        <Button look="primary" onClick={onRetry}>
          Try again
        </Button>
      </EmptyState>
    </div>
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
