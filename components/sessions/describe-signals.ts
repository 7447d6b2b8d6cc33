import { describeCount } from '@/components/parts/describe-count'
import { SIGNAL_KINDS, type SignalCounts } from '@/lib/model/signal'

/** How many signs of frustration there are, and which: `2 rage clicks, 1 u-turn`. */
export function describeSignals(counts: SignalCounts): { count: number; words: string } {
  const found = SIGNAL_KINDS.filter((kind) => counts[kind] > 0)
  const count = found.reduce((sum, kind) => sum + counts[kind], 0)
  const words = found.map((kind) => describeCount(counts[kind], kind, kind === 'thrash' ? 'thrashes' : undefined))
  return { count, words: words.join(', ') || 'No signs of frustration' }
}
