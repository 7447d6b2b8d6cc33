import { TriangleAlert } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { EmptyState } from '@/components/parts/empty-state'
import type { OpenedBundle } from '@/lib/bundle/open-bundle'

export type ViewerReason = Extract<OpenedBundle, { ok: false }>['reason'] | 'unread'

const TITLES: Record<ViewerReason, string> = {
  'no bundle': 'There is no session in this',
  'newer version': 'This was made by a newer Afterimage',
  damaged: 'This copy is damaged',
  unread: 'The session could not be read',
}

const HELP: Record<ViewerReason, string> = {
  'no bundle': 'It may have been cut off when it was copied. Ask whoever gave it to you for another copy.',
  'newer version': 'What it holds cannot be read by this version. Nothing is wrong with it.',
  damaged: 'A part of it is missing or was changed. Ask whoever gave it to you for another copy.',
  unread: 'A part of it may be missing.',
}

export interface ViewerProblemProps {
  reason: ViewerReason
  /** What the browser said. */
  message?: string
  onRetry?: () => void
}

/** Why nothing can be watched, and what to do. */
export function ViewerProblem({ reason, message, onRetry }: ViewerProblemProps) {
  return (
    <EmptyState isWholeScreen title={TITLES[reason]} picture={<TriangleAlert size={28} aria-hidden="true" />}>
      <p>
        {HELP[reason]}
        {message !== undefined && ` The browser said: ${message}`}
      </p>
      {onRetry && (
        <Button look="primary" onClick={onRetry}>
          Try again
        </Button>
      )}
    </EmptyState>
  )
}
