import { Link2Off } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { EmptyState } from '@/components/parts/empty-state'
import type { LinkReason } from '@/lib/share/reader-client'

import { LINK_WORDS } from './link-words'

const MAY_PASS: ReadonlySet<LinkReason> = new Set(['unreachable', 'busy', 'not finished'])

/** Why a link does not open, each reason in its own words. */
export function LinkProblemPage({ reason, onRetry }: { reason: LinkReason; onRetry: () => void }) {
  const { title, help } = LINK_WORDS[reason]
  return (
    <EmptyState isWholeScreen title={title} picture={<Link2Off size={28} aria-hidden="true" />}>
      <p>{help}</p>
      {MAY_PASS.has(reason) && (
        <Button look="primary" onClick={onRetry}>
          Try again
        </Button>
      )}
    </EmptyState>
  )
}
