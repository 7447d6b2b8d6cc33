import type { SessionEvent } from '@/lib/model/event'
import type { SignalClick, SignalKind } from '@/lib/model/signal'

/** What a signal's row says beside the session, the tab and the page it belongs to. */
export type FoundSignal = { kind: SignalKind } & Pick<
  SessionEvent,
  'at' | 'label' | 'role' | 'selector' | 'url' | 'nodeId' | 'count' | 'detail' | 'durationMs'
>

export function describeClickSignal(
  kind: SignalKind,
  { at, label, role, selector, url, nodeId }: SignalClick,
  more: Pick<FoundSignal, 'count' | 'detail' | 'durationMs'> = {},
): FoundSignal {
  return { kind, at, label, role, selector, url, nodeId, ...more }
}
