import type { StreamItem } from './stream'

/** Whether something went wrong: an error, a line of that level, an answer that says so, a request without one. */
export function isFailure({ kind, said, more }: StreamItem): boolean {
  if (kind === 'error' || said?.level === 'error') return true
  if (kind !== 'request') return false
  const status = said?.status ?? 0
  return isBadStatus(status) || (status === 0 && ANSWERED.has(more?.type ?? ''))
}

/** Codes by which sockets are closed when all is well: done, going away, none given (RFC 6455, 7.4.1). */
const GOOD_CLOSES: ReadonlySet<number> = new Set([1_000, 1_001, 1_005])

/** Of these the page waits for an answer. Of others none is told. */
const ANSWERED: ReadonlySet<string> = new Set(['fetch', 'xhr', 'socket'])

function isBadStatus(status: number): boolean {
  return status >= 400 && !GOOD_CLOSES.has(status)
}
