import { CircleOff, TriangleAlert } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { Callout } from '@/components/parts/callout'
import { decideRefusal } from '@/lib/recording/decide-recordable'

import { ALL_SITES, describeOrigin } from './decide-origins'
import { describeRefusal } from './describe-refusal'
import type { PopupState } from './popup-model'

/** What the recording misses now: why, and the way to change that. */
export function NotRecordedHere({ popup }: { popup: PopupState }) {
  return (
    <>
      <UnrecordablePage popup={popup} />
      <MissingSites popup={popup} />
    </>
  )
}

function UnrecordablePage({ popup }: { popup: PopupState }) {
  const refusal = popup.tab.value.state === 'open' ? decideRefusal(popup.url.value) : null
  if (refusal === null || refusal === 'no address') return null
  return (
    <Callout meaning="plain" icon={CircleOff} title="This page is not recorded">
      <p>{describeRefusal(refusal).why} The recording goes on when the tab is back at a website.</p>
    </Callout>
  )
}

function MissingSites({ popup }: { popup: PopupState }) {
  const origins = popup.missingOrigins.value
  if (popup.tab.value.state !== 'open' || origins.length === 0) return null
  const isUnseen = origins.some((origin) => ALL_SITES.includes(origin))
  const hosts = [...new Set(origins.filter((origin) => !ALL_SITES.includes(origin)).map(describeOrigin))]
  const where = isUnseen ? 'the page in this tab' : hosts.join(', ')
  return (
    <Callout meaning="warning" icon={TriangleAlert} title="Something is not recorded">
      <p>
        Afterimage has no access to <strong>{where}</strong>. What the tab shows of it is a gap in this session until
        you allow it.
      </p>
      <Button size="small" onClick={() => void popup.allow()}>
        Allow and continue
      </Button>
    </Callout>
  )
}
