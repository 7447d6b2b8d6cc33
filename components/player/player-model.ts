import { computed, createModel, effect, signal } from '@preact/signals'

import { decideWindow } from '@/lib/replay/follow'
import type { Timeline } from '@/lib/replay/timeline'
import { decideStep, moveTransport, type Transport } from '@/lib/replay/transport'

import { LONGEST_FRAME_MS, SKIP_HINT_MS } from './limits'
import { decideLoop, isRoundOver, type Loop } from './loop'
import { createPreference, type PreferenceStorage } from './preference'
import type { Stage } from './stage'

/** The viewer's side: its monotonic clock in ms, its frames, and what it remembers. */
export interface Viewer {
  clock(): number
  requestFrame(run: () => void): number
  cancelFrame(id: number): void
  storage: PreferenceStorage
}

/** Plays a timeline on a stage. All instants are epoch ms; the stage may come later or change. */
export const PlayerModel = createModel((first: Timeline, viewer: Viewer, startAt: number = first.from) => {
  const timeline = signal(first)
  const skipInactivity = createPreference(viewer.storage, 'afterimage.player.skip-inactivity', true)
  const trail = createPreference(viewer.storage, 'afterimage.player.pointer-trail', true)
  const utc = createPreference(viewer.storage, 'afterimage.player.utc', false)
  const transport = signal<Transport>({
    isPlaying: false,
    at: clamp(startAt),
    since: viewer.clock(),
    speed: 1,
    isSkipping: skipInactivity.value.peek(),
  })
  const at = signal(transport.peek().at)
  const stage = signal<Stage | undefined>()
  const skippedMs = signal(0)
  const loop = signal<Loop | undefined>()
  /** The tab the viewer chose; without one the player follows the person. */
  const chosenId = signal<string | undefined>()
  const isPlaying = computed(() => transport.value.isPlaying)
  const speed = computed(() => transport.value.speed)
  const windowId = computed(() => {
    const { looks, windows } = timeline.value
    return chosenId.value ?? decideWindow(looks, windows, at.value)
  })
  /** Time stands still until what comes now is read. */
  const isWaiting = computed(() => {
    const { knownTo, to } = timeline.value
    return (stage.value?.isWaiting.value ?? false) || (at.value >= knownTo && knownTo < to)
  })
  let lastFrame = 0

  function clamp(instant: number): number {
    const { from, to } = timeline.peek()
    return Math.min(Math.max(Math.round(instant), from), to)
  }

  function move(change: Partial<Omit<Transport, 'since'>>): void {
    transport.value = moveTransport(transport.peek(), change, viewer.clock())
    at.value = Math.min(transport.peek().at, timeline.peek().to)
    draw()
  }

  function draw(): void {
    const [shown, id] = [stage.peek(), windowId.peek()]
    if (!shown || id === undefined) return
    const { isPlaying: isMoving, speed: rate } = transport.peek()
    if (isMoving) shown.play(id, at.peek(), rate)
    else shown.show(id, at.peek())
  }

  function step(): void {
    const clock = viewer.clock()
    const isHeld = isWaiting.peek()
    if (isHeld || clock - lastFrame > LONGEST_FRAME_MS) {
      transport.value = { ...transport.peek(), at: at.peek(), since: clock }
    }
    lastFrame = clock
    if (isHeld) return undefined
    const next = decideStep(transport.peek(), timeline.peek(), clock)
    const round = loop.peek()
    if (round && isRoundOver(round, at.peek(), next.kind === 'skip' ? next.to : next.at))
      return move({ at: round.from })
    if (next.kind === 'end') return move({ isPlaying: false, at: next.at })
    if (next.kind === 'skip') {
      skippedMs.value = next.to - next.at
      return move({ at: next.to })
    }
    at.value = next.at
    const id = windowId.peek()
    if (id !== undefined) stage.peek()?.follow(id, next.at, transport.peek().speed)
  }

  effect(() => {
    if (!isPlaying.value) return undefined
    lastFrame = viewer.clock()
    let frame = 0
    const run = () => {
      frame = viewer.requestFrame(run)
      step()
    }
    frame = viewer.requestFrame(run)
    return () => viewer.cancelFrame(frame)
  })

  effect(() => {
    if (skippedMs.value === 0) return undefined
    const timer = setTimeout(() => (skippedMs.value = 0), SKIP_HINT_MS)
    return () => clearTimeout(timer)
  })

  const play = () => {
    const { from, to } = timeline.peek()
    const round = loop.peek()
    const start = round?.to === undefined ? from : round.from
    if (!isPlaying.peek()) move({ isPlaying: true, ...(at.peek() >= to ? { at: start } : {}) })
  }
  const pause = () => {
    if (isPlaying.peek()) move({ isPlaying: false })
  }

  return {
    timeline,
    at,
    isPlaying,
    speed,
    windowId,
    chosenId,
    skippedMs,
    isWaiting,
    failure: computed(() => stage.value?.failure.value),
    isSkipping: skipInactivity.value,
    hasTrail: trail.value,
    isUtc: utc.value,
    loop,
    play,
    pause,
    toggle: () => (isPlaying.peek() ? pause() : play()),
    seek: (instant: number) => move({ at: clamp(instant) }),
    seekBy: (ms: number) => move({ at: clamp(at.peek() + ms) }),
    setSpeed: (rate: number) => move({ speed: rate }),
    /** Stays at one tab, or follows the person again. */
    chooseWindow(id: string | undefined) {
      chosenId.value = id
      draw()
    },
    setSkipping(isOn: boolean) {
      skipInactivity.set(isOn)
      transport.value = moveTransport(transport.peek(), { isSkipping: isOn }, viewer.clock())
    },
    setUtc: (isOn: boolean) => utc.set(isOn),
    /** Begins a range to be played over and over, ends it, and the third time forgets it. */
    markLoop: () => void (loop.value = decideLoop(loop.peek(), at.peek())),
    setTrail(isOn: boolean) {
      trail.set(isOn)
      stage.peek()?.setTrail(isOn)
    },
    /** More of the session, or the same read anew: the player goes on as it was. */
    setTimeline(next: Timeline) {
      if (next === timeline.peek()) return
      timeline.value = next
      if (!next.windows.some(({ id }) => id === chosenId.peek())) chosenId.value = undefined
      if (clamp(at.peek()) !== at.peek()) move({ at: clamp(at.peek()) })
      else if (!isPlaying.peek()) draw()
    },
    /** Gives the model a stage to play on, or takes it away. */
    setStage(next: Stage | undefined) {
      stage.value = next
      next?.setTrail(trail.value.peek())
      draw()
    },
  }
})

export type PlayerState = InstanceType<typeof PlayerModel>
