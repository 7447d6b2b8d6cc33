import { CircleOff } from 'lucide-preact'

import { Callout } from '@/components/parts/callout'

import { describeRefusal, type RefusalReason } from './describe-refusal'
import { SitesLink } from './sites-link'

/** This tab cannot be recorded: why, and what to do. */
export function RefusedView({ reason }: { reason: RefusalReason }) {
  const { why, whatToDo } = describeRefusal(reason)
  return (
    <>
      <div class="popup-state">
        <h2>This page cannot be recorded</h2>
      </div>
      <Callout meaning="plain" icon={CircleOff}>
        <p>{why}</p>
        <p>{whatToDo}</p>
        {reason === 'excluded by a rule' && (
          <p>
            <SitesLink />
          </p>
        )}
      </Callout>
    </>
  )
}
