import { computed, useComputed } from '@preact/signals'
import { FastForward, LoaderCircle, MousePointer2, Pause, Play, Repeat, RotateCcw, RotateCw } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { describeDuration } from '@/components/parts/describe-duration'
import { describeInstantInFull } from '@/components/parts/describe-instant'
import { IconButton } from '@/components/parts/icon-button'
import { Switch } from '@/components/parts/switch'
import type { Timeline } from '@/lib/replay/timeline'

import { describeClock, describePosition, describeZone } from './describe-time'
import { JumpButtons } from './jump-buttons'
import type { Stops } from './jumps'
import { JUMP_MS, SPEEDS } from './limits'
import type { PlayerState } from './player-model'
import { TabSelect } from './tab-select'

import './transport-bar.css'

export interface TransportBarProps {
  player: PlayerState
  timeline: Timeline
  tabNumbers: ReadonlyMap<string, number>
  stops: Stops
  /** More that can be done, at the end of the bar. */
  children?: ComponentChildren
}

export function TransportBar({ player, timeline, tabNumbers, stops, children }: TransportBarProps) {
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
      <JumpButtons player={player} stops={stops} />
      <Position player={player} timeline={timeline} />
      <Hint player={player} />
      <LoopButton player={player} />
      <IconButton
        icon={MousePointer2}
        label="Pointer trail"
        aria-pressed={player.hasTrail.value}
        title="Show the way of the pointer as a line (t)"
        onClick={() => player.setTrail(!player.hasTrail.peek())}
      />
      <Switch
        label="Skip inactivity"
        title="Jump over stretches of more than 5 seconds in which the person did nothing (I)"
        isOn={player.isSkipping.value}
        onChange={player.setSkipping}
      />
      <TabSelect player={player} timeline={timeline} tabNumbers={tabNumbers} />
      <SpeedSelect player={player} />
      {children}
    </fieldset>
  )
}

function Position({ player, timeline }: { player: PlayerState; timeline: Timeline }) {
  const { at } = player
  const position = useMemo(() => computed(() => describePosition(at.value - timeline.from)), [at, timeline])
  const second = useComputed(() => Math.floor(at.value / 1_000) * 1_000)
  const zone = player.isUtc.value ? 'UTC' : undefined
  return (
    <p class="transport-position figures">
      <strong>{position}</strong>
      <span> / {describePosition(timeline.to - timeline.from)}</span>
      <button
        type="button"
        class="transport-clock"
        title={`${describeInstantInFull(second.value, zone ? { timeZone: zone } : {})}. Press for ${zone ? 'local time' : 'UTC'}`}
        onClick={() => player.setUtc(!player.isUtc.peek())}
      >
        {describeClock(second.value, zone)} {zone ?? describeZone(second.value)}
      </button>
    </p>
  )
}

function Hint({ player }: { player: PlayerState }) {
  const skippedMs = player.skippedMs.value
  return (
    <output class="transport-hint figures">
      {skippedMs > 0 && (
        <>
          <FastForward size={16} aria-hidden="true" />
          <span class="cut">
            Skipped {describeDuration(skippedMs)} <span class="only-read-out">of inactivity</span>
          </span>
        </>
      )}
      {skippedMs === 0 && player.isWaiting.value && <Waiting />}
    </output>
  )
}

/** Shown a little later than it begins: most waiting is over by then. */
function Waiting() {
  return (
    <span class="transport-waiting">
      <LoaderCircle size={16} aria-hidden="true" />
      Reading…
    </span>
  )
}

function LoopButton({ player }: { player: PlayerState }) {
  const loop = player.loop.value
  const next = !loop ? 'Loop from here' : loop.to === undefined ? 'Loop up to here' : 'Stop looping'
  return (
    <IconButton
      icon={Repeat}
      label={next}
      title={`${next} (l)`}
      aria-pressed={loop !== undefined}
      onClick={player.markLoop}
    />
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
