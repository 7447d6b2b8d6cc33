import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'

import { offerCapture } from '@/lib/capture/offer-capture'
import { createRrwebEngine } from '@/lib/capture/rrweb-engine'

/** The same with rrweb's recorder, for those who chose it: no other document has its bytes. */
export default defineUnlistedScript(() => {
  offerCapture(createRrwebEngine)
  // Where scripts may not run there is no answer.
  return true
})
