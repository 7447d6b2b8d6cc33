import type { Share, ShareProblem } from '@/lib/model/share'

const PROBLEMS: Record<ShareProblem, string> = {
  unreachable: 'The server cannot be reached. It goes on by itself as soon as it can.',
  'no access':
    'Nobody answered. Either the server cannot be reached, or it answers no extension without access to its site. It goes on by itself as soon as it can.',
  busy: 'The server is busy. It goes on by itself.',
  'upload secret': 'The server does not take this upload secret.',
  'too large': 'The session is larger than the server takes. Trim it, and share it again.',
  'store is full': 'The server has no room left.',
  refused: 'The server refused it.',
  'does not read back': 'What the server gave back was not what was sent. Nobody was given a link.',
  'session is gone': 'The session was deleted before it was sealed.',
  revoked: 'Revoked. It is gone from the server.',
  expired: 'Expired. It is gone from the server.',
  'taken down': 'Taken down by who runs the server.',
  'never finished': 'It was not finished in time. Share the session again.',
}

/** Where a share is, in a word or two. */
export function describeShareState(share: Share, now: number): string {
  const { status, isPaused } = share
  if (status === 'gone') return share.problem === 'revoked' ? 'Revoked' : 'Gone'
  if (status === 'revoking') return 'Being revoked'
  if (status === 'failed') return 'Failed'
  if (status === 'shared') return share.expiresAt <= now ? 'Expired' : 'Shared'
  if (isPaused) return 'Paused'
  if (status === 'sealing') return 'Sealing'
  return share.sentCount === share.partBytes.length ? 'Reading back' : 'Sending'
}

/** What is wrong, and what happens now; empty when nothing is. */
export function describeShareProblem({ problem }: Share): string {
  return problem === null ? '' : PROBLEMS[problem]
}

export function describeViews({ views, viewsTaken }: Pick<Share, 'views' | 'viewsTaken'>): string {
  const taken = viewsTaken.toLocaleString()
  return views === null ? `Opened ${taken} times` : `Opened ${taken} of ${views.toLocaleString()} times`
}

/** How far it is: of what is read for sealing, then of the sealed bytes. */
export function measureShare({ status, sealedCount, sealCount, partBytes, sentCount }: Share) {
  if (status === 'sealing') return { done: sealedCount, of: sealCount, bytes: 0 }
  return { done: sentCount, of: partBytes.length, bytes: partBytes.reduce((sum, one) => sum + one, 0) }
}
