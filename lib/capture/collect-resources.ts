import type { Resource, ResourcesPayload } from '@/lib/model/payload'

import { MAX_RESOURCES, MAX_RESOURCES_PER_BATCH, RESOURCES_WAIT_MS } from './limits'

/**
 * What the page has loaded, told many at once: a page loads hundreds of things. Of a page that goes on loading the first
 * `MAX_RESOURCES` are told.
 */
export function collectResources(say: (payload: ResourcesPayload) => void) {
  let list: Resource[] = []
  let count = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    if (list.length > 0) say({ kind: 'resources', list })
    list = []
  }
  function add(entry: PerformanceResourceTiming): void {
    if (count >= MAX_RESOURCES) return
    count += 1
    list.push(describeResource(entry))
    if (list.length >= MAX_RESOURCES_PER_BATCH) flush()
    else timer ??= setTimeout(flush, RESOURCES_WAIT_MS)
  }
  return { add, flush }
}

function describeResource(entry: PerformanceResourceTiming): Resource {
  const { name, initiatorType, startTime, duration, transferSize, encodedBodySize, responseStatus } = entry
  return {
    url: name,
    initiator: initiatorType,
    at: Math.round(performance.timeOrigin + startTime + duration),
    durationMs: Math.round(duration),
    transferBytes: transferSize,
    bodyBytes: encodedBodySize,
    status: responseStatus,
  }
}
