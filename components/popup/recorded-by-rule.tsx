import { Repeat } from 'lucide-preact'

import { Callout } from '@/components/parts/callout'

import type { PopupState } from './popup-model'
import { SitesLink } from './sites-link'

/** Nobody pressed Start here: why it is recorded all the same, and what Stop does then. */
export function RecordedByRule({ popup }: { popup: PopupState }) {
  const goesOn = popup.habit.rule.value?.action === 'always'
  return (
    <Callout meaning="plain" icon={Repeat}>
      <p>
        Recorded because of a rule for this site: <SitesLink />
      </p>
      <p class="popup-hint">
        {goesOn
          ? 'Stop ends this session and the rule begins the next one. To record no more, choose Manual below.'
          : 'The rule is gone: after Stop nothing more is recorded.'}
      </p>
    </Callout>
  )
}
