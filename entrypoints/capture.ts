import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'

import { createOwnEngine } from '@/lib/capture/engine/own-engine'
import { offerCapture } from '@/lib/capture/offer-capture'

/** MAIN world of documents that are recorded. */
export default defineUnlistedScript(() => {
  offerCapture(createOwnEngine)
  // Where scripts may not run there is no answer.
  return true
})
