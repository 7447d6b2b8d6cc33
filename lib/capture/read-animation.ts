import { MAX_KEYFRAMES, type AnimationState } from '@/lib/model/animation'

/** Transitions follow what changed, and those of a view are gone with it. What goes by scrolling needs no time. */
export function readAnimation(
  animation: Animation,
  place: Pick<AnimationState, 'key' | 'nodeId'>,
): AnimationState | undefined {
  const { effect, currentTime, playState, playbackRate } = animation
  const isByTime = typeof currentTime === 'number' && animation.timeline === document.timeline
  if (!isByTime || !(effect instanceof KeyframeEffect) || animation instanceof CSSTransition) return undefined
  const pseudo = effect.pseudoElement ?? ''
  if (pseudo.startsWith('::view-transition')) return undefined
  const isRunning = playState === 'running'
  const state = { ...place, pseudo, isRunning, timeMs: Math.round(currentTime), rate: playbackRate }
  if (animation instanceof CSSAnimation) return { ...state, cssName: animation.animationName }
  const { duration, delay, endDelay, iterations, direction, fill, easing } = effect.getTiming()
  return {
    ...state,
    keyframes: effect.getKeyframes().slice(0, MAX_KEYFRAMES).map(describeKeyframe),
    durationMs: Number(duration) || 0,
    delayMs: delay ?? 0,
    endDelayMs: endDelay ?? 0,
    iterations: Number.isFinite(iterations) ? (iterations ?? 1) : 0,
    direction: direction ?? 'normal',
    fill: fill ?? 'auto',
    easing: easing ?? 'linear',
  }
}

function describeKeyframe(frame: ComputedKeyframe): Record<string, string | number | null> {
  const { computedOffset: _computed, ...own } = frame
  const entries = Object.entries(own).filter(([name, value]) => name !== 'composite' || value !== 'auto')
  return Object.fromEntries(entries) as Record<string, string | number | null>
}
