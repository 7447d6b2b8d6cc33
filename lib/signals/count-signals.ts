import type { SessionEvent } from '@/lib/model/event'
import { NO_SIGNALS, SIGNAL_KINDS, type SignalCounts, type SignalKind } from '@/lib/model/signal'

export function isSignal(kind: SessionEvent['kind']): kind is SignalKind {
  return SIGNAL_KINDS.some((known) => known === kind)
}

/** Signals among rows, by kind. */
export function countSignals(events: readonly Pick<SessionEvent, 'kind'>[]): SignalCounts {
  return addSignals(NO_SIGNALS, events)
}

/** Counts with these rows too, and without those. */
export function addSignals(
  counts: SignalCounts,
  more: readonly Pick<SessionEvent, 'kind'>[],
  less: readonly Pick<SessionEvent, 'kind'>[] = [],
): SignalCounts {
  const sum = { ...counts }
  for (const { kind } of more) if (isSignal(kind)) sum[kind] += 1
  for (const { kind } of less) if (isSignal(kind)) sum[kind] -= 1
  return sum
}
