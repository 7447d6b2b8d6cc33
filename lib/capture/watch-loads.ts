import type { RequestPayload, ResourcesPayload } from '@/lib/model/payload'

import { collectResources } from './collect-resources'
import type { SaidScope, Watcher } from './watcher'

/**
 * The document itself, once, and resources that could not be loaded, each at the instant it ended (epoch ms); those that
 * were loaded, many at once. The browser keeps also what happened while nothing may be recorded: what began before `from`
 * is not told, and the document is told where it ended after it and began where nothing keeps recorders out. `from` is in
 * ms since the document began.
 */
export function watchLoads(
  tell: (payload: RequestPayload, at: number) => void,
  say: (payload: ResourcesPayload) => void,
  { from, isExcluded }: SaidScope,
): Watcher {
  let hasDocument = false
  const resources = collectResources(say)
  const see = (entries: PerformanceEntryList) => {
    for (const entry of entries as PerformanceResourceTiming[]) {
      if (entry.entryType === 'navigation') seeDocument(entry)
      else if (entry.startTime >= from && !isOwn(entry)) seeResource(entry)
    }
  }
  function seeDocument(entry: PerformanceResourceTiming): void {
    const { startTime, duration, name, encodedBodySize } = entry
    // Also handed out while it still loads, without an end.
    if (hasDocument || duration === 0 || startTime + duration < from || isExcluded(name)) return
    hasDocument = true
    tellEntry(entry, 'document', encodedBodySize > 0 ? { bytes: encodedBodySize } : {})
  }
  function seeResource(entry: PerformanceResourceTiming): void {
    if (entry.responseStatus >= 400) tellEntry(entry, 'resource')
    // A frame tells of its document itself, if it may be recorded.
    else if (/^https?:/.test(entry.name) && !/frame$/.test(entry.initiatorType)) resources.add(entry)
  }
  function tellEntry(entry: PerformanceResourceTiming, type: RequestPayload['type'], more: { bytes?: number } = {}) {
    const { name: url, responseStatus: status, startTime, duration } = entry
    const durationMs = Math.round(duration)
    const at = Math.round(performance.timeOrigin + startTime + duration)
    tell({ kind: 'request', type, method: 'GET', url, status, durationMs, trace: '', ...more }, at)
  }

  const observer = new PerformanceObserver((list) => see(list.getEntries()))
  observer.observe({ type: 'navigation', buffered: true })
  observer.observe({ type: 'resource', buffered: true })
  function flush(): void {
    see(observer.takeRecords())
    resources.flush()
  }
  return {
    flush,
    stop() {
      flush()
      observer.disconnect()
    },
  }
}

/** What scripts ask for is told where they do. */
function isOwn({ initiatorType }: PerformanceResourceTiming): boolean {
  return initiatorType === 'fetch' || initiatorType === 'xmlhttprequest' || initiatorType === 'beacon'
}
