/** Counters of one process, in Prometheus' text form. */
export interface Metrics {
  count(name: string, labels: Record<string, string | number>, by?: number): void
  write(gauges: Record<string, number>): string
}

export function createMetrics(): Metrics {
  const counters = new Map<string, number>()
  return {
    count(name, labels, by = 1) {
      const written = Object.entries(labels).map(([label, value]) => `${label}="${value}"`)
      const key = `share_server_${name}{${written.join(',')}}`
      counters.set(key, (counters.get(key) ?? 0) + by)
    },
    write(gauges) {
      const lines = [...counters].map(([key, value]) => `${key} ${value}`)
      for (const [name, value] of Object.entries(gauges)) lines.push(`share_server_${name} ${value}`)
      return `${lines.toSorted().join('\n')}\n`
    },
  }
}
