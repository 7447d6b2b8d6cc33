import { useComputed, type ReadonlySignal } from '@preact/signals'
import { FastForward, MousePointer2, Pause, Play, RotateCcw, RotateCw } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { describeDuration } from '@/components/parts/describe-duration'
import { describeInstantInFull } from '@/components/parts/describe-instant'
import { IconButton } from '@/components/parts/icon-button'
import { Switch } from '@/components/parts/switch'
import type { Timeline } from '@/lib/replay/timeline'

import { describeClock, describePosition, describeZone } from './describe-time'
import { JUMP_MS, SPEEDS } from './limits'
import type { PlayerState } from './player-model'
import { TabSelect } from './tab-select'

import './transport-bar.css'

export interface TransportBarProps {
  player: PlayerState
  timeline: Timeline
  tabNumbers: ReadonlyMap<string, number>
}

export function TransportBar({ player, timeline, tabNumbers }: TransportBarProps) {
  const isPlaying = player.isPlaying.value
  const action = isPlaying ? 'Pause' : 'Play'
  return (
    <fieldset class="transport" aria-label="Playback">
      <IconButton icon={RotateCcw} label="Back 10 seconds" onClick={() => player.seekBy(-JUMP_MS)} />
      <Button
        look="primary"
        icon={isPlaying ? Pause : Play}
        aria-label={action}
        title={`${action} (Space)`}
        onClick={player.toggle}
      />
      <IconButton icon={RotateCw} label="Forward 10 seconds" onClick={() => player.seekBy(JUMP_MS)} />
      <Position at={player.at} timeline={timeline} />
      <SkipHint skippedMs={player.skippedMs} />
      <span class="transport-room" />
      <button
        type="button"
        class="button button-quiet button-icon"
        aria-label="Pointer trail"
        aria-pressed={player.hasTrail.value}
        title="Show the way of the pointer as a line"
        onClick={() => player.setTrail(!player.hasTrail.peek())}
      >
        <MousePointer2 size={16} aria-hidden="true" />
      </button>
      <Switch
        label="Skip inactivity"
        title="Jump over stretches of more than 5 seconds in which the person did nothing (I)"
        isOn={player.isSkipping.value}
        onChange={player.setSkipping}
      />
      <TabSelect player={player} timeline={timeline} tabNumbers={tabNumbers} />
      <SpeedSelect player={player} />
    </fieldset>
  )
}

function Position({ at, timeline }: { at: ReadonlySignal<number>; timeline: Timeline }) {
  const position = useComputed(() => describePosition(at.value - timeline.from))
  const second = useComputed(() => Math.floor(at.value / 1_000) * 1_000)
  return (
    <p class="transport-position figures">
      <strong>{position}</strong>
      <span> / {describePosition(timeline.to - timeline.from)}</span>
      <span class="transport-clock" title={describeInstantInFull(second.value)}>
        {describeClock(second.value)} {describeZone(second.value)}
      </span>
    </p>
  )
}

function SkipHint({ skippedMs }: { skippedMs: ReadonlySignal<number> }) {
  return (
    <output class="transport-hint figures">
      {skippedMs.value > 0 && (
        <>
          <FastForward size={16} aria-hidden="true" />
          Skipped {describeDuration(skippedMs.value)} of inactivity
        </>
      )}
    </output>
  )
}

function SpeedSelect({ player }: { player: PlayerState }) {
  return (
    <select
      class="transport-select figures"
      aria-label="Speed"
      title="Speed (< and >)"
      value={String(player.speed.value)}
      onChange={(event) => player.setSpeed(Number(event.currentTarget.value))}
    >
      {SPEEDS.map((speed) => (
        <option key={speed} value={String(speed)}>
          {speed}×
        </option>
      ))}
    </select>
  )
}
