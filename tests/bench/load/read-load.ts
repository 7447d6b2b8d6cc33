export interface LoadTimes {
  /** The last largest contentful paint. */
  lcpMs: number
  /** Of long tasks after the first contentful paint, what is beyond 50 ms. */
  tbtMs: number
}

/** Runs inside a page that has loaded: must be self-contained. */
export async function readLoad(): Promise<LoadTimes> {
  const read = (type: string) =>
    new Promise<PerformanceEntry[]>((resolve) => {
      const observer = new PerformanceObserver((list) => {
        observer.disconnect()
        resolve(list.getEntries())
      })
      observer.observe({ type, buffered: true })
      setTimeout(() => resolve([]), 100)
    })
  const [paints, tasks] = await Promise.all([read('largest-contentful-paint'), read('longtask')])
  const first = performance.getEntriesByName('first-contentful-paint')[0]!.startTime
  const late = tasks.filter(({ startTime, duration }) => startTime + duration > first)
  return { lcpMs: paints.at(-1)!.startTime, tbtMs: late.reduce((sum, { duration }) => sum + duration - 50, 0) }
}
