import { describeGap } from '@/components/parts/describe-gap'
import type { GapReason, SessionEvent } from '@/lib/model/event'

export interface GapGroup {
  sentence: string
  count: number
  /** One of them goes on. */
  isOpen: boolean
}

/** The newest first, without sites that wait for "Allow and continue": the popup tells those where the button is. */
export function listToldGaps(gaps: readonly SessionEvent[], blockedSites: readonly string[]): SessionEvent[] {
  return gaps.filter(({ url, until }) => until !== null || !blockedSites.includes(url)).toReversed()
}

/** Gaps that read alike as one. */
export function groupGaps(gaps: readonly SessionEvent[]): GapGroup[] {
  const groups = new Map<string, GapGroup>()
  for (const { label, url, until } of gaps) {
    const { sentence } = describeGap({ reason: label as GapReason, url })
    const known = groups.get(sentence)
    const isOpen = until === null || (known?.isOpen ?? false)
    groups.set(sentence, { sentence, count: (known?.count ?? 0) + 1, isOpen })
  }
  return [...groups.values()]
}
