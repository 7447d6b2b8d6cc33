import type { EventTarget } from '@/lib/model/edit'
import type { SessionEvent } from '@/lib/model/event'
import { ERROR_WITHIN_MS } from '@/lib/signals/limits'

type Signal = Pick<SessionEvent, 'kind' | 'pageId' | 'nodeId' | 'at' | 'durationMs' | 'detail'>

/**
 * Whether a row is a signal of an event that goes: it goes with its click, any click of a series, with the error that
 * made it one, with the view that one turned back from. No signal is found anew in what is left: three clicks without the
 * second would be two.
 */
export function isSignalOf(signal: Signal, target: EventTarget): boolean {
  if (signal.pageId !== target.pageId) return false
  const afterMs = target.at - signal.at
  switch (signal.kind) {
    case 'rage click':
      return target.kind === 'click' && afterMs >= 0 && afterMs <= (signal.durationMs ?? 0)
    case 'dead click':
      return target.kind === 'click' && afterMs === 0 && signal.nodeId === target.nodeId
    case 'error click':
      if (target.kind === 'click') return afterMs === 0 && signal.nodeId === target.nodeId
      return isError(target) && afterMs >= 0 && afterMs <= ERROR_WITHIN_MS && signal.detail === target.label
    case 'u-turn':
    case 'quick back':
      return target.kind === 'page view' && afterMs === 0
    default:
      return false
  }
}

const isError = ({ kind }: EventTarget) => kind === 'error' || kind === 'console'
