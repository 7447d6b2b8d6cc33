/** What the browser has measured, also before this; `end` takes what is still on its way. */
export interface EntriesWatcher {
  /** Answers whether the browser measures this at all. */
  end(): boolean
}

export function watchEntries(type: string, options: object, see: (entry: PerformanceEntry) => void): EntriesWatcher {
  if (!PerformanceObserver.supportedEntryTypes.includes(type)) return { end: () => false }
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(see))
  observer.observe({ type, buffered: true, ...options })
  return {
    end() {
      observer.takeRecords().forEach(see)
      observer.disconnect()
      return true
    },
  }
}
