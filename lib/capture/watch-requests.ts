import type { RequestPayload, ResourcesPayload } from '@/lib/model/payload'

import { hookMethod } from './hook-method'
import { limitRate } from './limit-rate'
import { createRequestTeller, readAddress } from './requests/request'
import { watchFetch } from './requests/watch-fetch'
import { watchXhr } from './requests/watch-xhr'
import { watchLoads } from './watch-loads'
import { watchSockets } from './watch-sockets'
import type { SaidScope, Watcher } from './watcher'

/**
 * Requests the page makes and how they end: method, address, status, duration; headers (but those that trace a request)
 * and bodies only where somebody asked for them. Also the page's own document and what else it loads.
 */
export function watchRequests(
  say: (payload: RequestPayload | ResourcesPayload, at?: number) => void,
  tellLeft: (count: number) => void,
  scope: SaidScope,
): Watcher {
  const limit = limitRate(tellLeft)
  const teller = createRequestTeller(say, limit)
  const restore = [
    watchFetch(teller, scope),
    watchXhr(teller, scope),
    hookMethod(Navigator.prototype, 'sendBeacon', (call, [url]) => {
      teller.tell({ method: 'POST', url: readAddress(url), at: performance.now() }, 'beacon')
      return call()
    }),
    watchSockets((payload) => limit.take() && say(payload)),
  ]
  const loads = watchLoads((payload, at) => limit.take() && say(payload, at), say, scope)
  return {
    flush() {
      loads.flush()
      teller.flush()
      limit.flush()
    },
    stop() {
      loads.stop()
      teller.stop()
      limit.flush()
      for (const undo of restore) undo()
    },
  }
}
