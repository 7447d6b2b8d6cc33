export { readInteractions, showInteractions } from './interactions.ts'
export { runWorkloads } from './run-workloads.ts'

interface LongTasks {
  count: number
  /** Beyond 50 ms of each, ms. */
  blockedMs: number
  longestMs: number
}

const longTasks: LongTasks = { count: 0, blockedMs: 0, longestMs: 0 }
const observer = new PerformanceObserver((list) => take(list.getEntries()))
observer.observe({ type: 'longtask', buffered: true })

/** Since this was asked last. */
export function takeLongTasks(): LongTasks {
  take(observer.takeRecords())
  const taken = { ...longTasks }
  Object.assign(longTasks, { count: 0, blockedMs: 0, longestMs: 0 })
  return taken
}

function take(entries: PerformanceEntryList): void {
  for (const { duration } of entries) {
    longTasks.count += 1
    longTasks.blockedMs += duration - 50
    longTasks.longestMs = Math.max(longTasks.longestMs, duration)
  }
}
