/**
 * What a sequence number means beside the highest one stored for the page. `known`: stored already, only the receipt
 * was lost. `early`: an earlier one is still on its way; the relay keeps both and sends them again in order. `hole`:
 * the relay had to drop something before it, and what follows stands on its own only after a full snapshot.
 */
export function decideSequence(
  lastSeq: number,
  chunk: { seq: number; lostBefore: string | null },
): 'known' | 'early' | 'next' | 'hole' {
  if (chunk.seq <= lastSeq) return 'known'
  if (chunk.seq > lastSeq + 1) return 'early'
  return chunk.lostBefore === null ? 'next' : 'hole'
}
