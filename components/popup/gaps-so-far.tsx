import { Unlink } from 'lucide-preact'

import { Callout } from '@/components/parts/callout'
import { describeReasons } from '@/components/parts/describe-gap'

import { groupGaps, listToldGaps } from './group-gaps'
import type { PopupState } from './popup-model'

/** What is missing from the recording so far: the reasons in a line, opened in sentences. */
export function GapsSoFar({ popup }: { popup: PopupState }) {
  const shown = popup.screen.value
  const blockedSites = shown.screen === 'recording' || shown.screen === 'memory' ? shown.session.blockedSites : []
  const gaps = listToldGaps(popup.gaps.value, blockedSites)
  if (gaps.length === 0) return null
  return (
    <Callout meaning="gap" icon={Unlink}>
      <details class="popup-gaps">
        <summary class="figures">
          <strong>Missing so far:</strong> {describeReasons(gaps.map((gap) => gap.label))}
        </summary>
        <ul>
          {groupGaps(gaps).map(({ sentence, count, isOpen }) => (
            <li key={sentence}>
              {sentence}
              {count > 1 && <span class="figures"> {count} times.</span>}
              {isOpen && ' This goes on.'}
            </li>
          ))}
        </ul>
      </details>
    </Callout>
  )
}
