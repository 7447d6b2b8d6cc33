import { HatGlasses } from 'lucide-preact'

import { Callout } from '@/components/parts/callout'

/** A private window: where what is recorded there lives. */
export function PrivateLine() {
  return (
    <Callout meaning="plain" icon={HatGlasses}>
      <p>Private window: what is recorded here lives in memory only and is gone when the last private window closes.</p>
    </Callout>
  )
}
