import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'

import { offerCapture } from '@/lib/capture/offer-capture'

/** MAIN world of documents that are recorded. */
export default defineUnlistedScript(() => {
  offerCapture()
  // Where scripts may not run there is no answer.
  return true
})
