import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'

import { offerRelay } from '@/lib/relay/offer-relay'

/** Isolated world of documents that are recorded. */
export default defineUnlistedScript(offerRelay)
