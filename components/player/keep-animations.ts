import { checkAnimations, type AnimationState } from '@/lib/model/animation'
import { PAYLOAD_TAG } from '@/lib/model/payload'

interface AnimatedReplayer {
  getMirror(): { getNode(id: number): Node | null }
  getCurrentTime(): number
  config: { speed: number }
  on(name: string, handle: () => void): void
}

interface Shown {
  animation: Animation
  target: Element
}

const FULL_SNAPSHOT = 2
const CUSTOM = 5

/**
 * Animations in a replay are as far as they were: those of CSS begin anew with every seek, and those of scripts are not
 * there at all. `see` is told of every event, also in a seek.
 */
export function keepAnimations(from: number): {
  see: (event: { type: number; data: unknown; timestamp: number }) => void
  watch: (replayer: AnimatedReplayer) => void
} {
  let told: { at: number; list: AnimationState[] } = { at: 0, list: [] }
  let isPlaying = false
  const shown = new Map<number, Shown>()

  function sync(replayer: AnimatedReplayer): void {
    const sinceMs = from + replayer.getCurrentTime() - told.at
    const keys = new Set(told.list.map(({ key }) => key))
    for (const [key, { animation }] of shown) {
      if (keys.has(key)) continue
      animation.cancel()
      shown.delete(key)
    }
    for (const state of told.list) {
      const animation = find(replayer, state)
      if (!animation) continue
      animation.currentTime = state.timeMs + (state.isRunning ? sinceMs * state.rate : 0)
      if (state.cssName !== undefined) continue
      animation.playbackRate = state.rate * replayer.config.speed
      if (isPlaying && state.isRunning) animation.play()
      else animation.pause()
    }
  }
  function find(replayer: AnimatedReplayer, state: AnimationState): Animation | undefined {
    const node = replayer.getMirror().getNode(state.nodeId)
    if (!node || !('animate' in node)) return undefined
    const target = node as Element
    if (state.cssName !== undefined) return findOfStyle(target, state)
    const known = shown.get(state.key)
    if (known?.target === target) return known.animation
    known?.animation.cancel()
    const animation = animate(target, state)
    if (animation) shown.set(state.key, { animation, target })
    return animation
  }

  return {
    see({ type, data, timestamp }) {
      if (type === FULL_SNAPSHOT) told = { at: timestamp, list: [] }
      if (type !== CUSTOM) return
      const { tag, payload } = data as { tag: string; payload: { kind?: unknown; list?: unknown } | null }
      if (tag === PAYLOAD_TAG && payload?.kind === 'animations')
        told = { at: timestamp, list: checkAnimations(payload.list) }
    },
    watch(replayer) {
      const now = () => sync(replayer)
      replayer.on('flush', now)
      replayer.on('custom-event', now)
      replayer.on('fullsnapshot-rebuilded', now)
      replayer.on('start', () => {
        isPlaying = true
        now()
      })
      for (const name of ['pause', 'finish']) {
        replayer.on(name, () => {
          isPlaying = false
          now()
        })
      }
    },
  }
}

function findOfStyle(target: Element, { cssName, pseudo }: AnimationState): Animation | undefined {
  return target.getAnimations({ subtree: pseudo !== '' }).find((animation) => {
    const effect = animation.effect as KeyframeEffect | null
    const isOfIt = effect?.target === target && (effect.pseudoElement ?? '') === pseudo
    return isOfIt && (animation as CSSAnimation).animationName === cssName
  })
}

function animate(target: Element, state: AnimationState): Animation | undefined {
  try {
    return target.animate(state.keyframes ?? [], {
      duration: state.durationMs ?? 0,
      delay: state.delayMs ?? 0,
      endDelay: state.endDelayMs ?? 0,
      iterations: state.iterations === 0 ? Infinity : (state.iterations ?? 1),
      direction: (state.direction ?? 'normal') as PlaybackDirection,
      fill: (state.fill ?? 'auto') as FillMode,
      easing: state.easing ?? 'linear',
      ...(state.pseudo !== '' && { pseudoElement: state.pseudo }),
    })
  } catch {
    // A browser that does not know one of these words.
    return undefined
  }
}
