import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'

import tokens from '@/components/parts/tokens.css?inline'
import { offerPreview } from '@/lib/preview/offer-preview'
import look from '@/lib/preview/preview.css?inline'

/** Isolated world of every frame of a tab whose masking is previewed. */
export default defineUnlistedScript(() => {
  // Not on the host itself, which the styles of the page reach.
  offerPreview([tokens.replaceAll(':root', ':host > *'), look])
})
