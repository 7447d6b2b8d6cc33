/** One measured figure: the median of its runs, with how far they spread. */
export interface Figure {
  /** `area.what.statistic`; of a peer's own value `area.what.PEER.statistic`. */
  name: string
  value: number
  unit: string
  /** What it was measured beside in the same run, and the ratio to that. */
  peer: string | null
  ratio: number | null
  runs: number
  /** Smallest and largest. */
  spread: [number, number]
  /** Whether anything else kept the machine busy meanwhile. */
  machine?: 'quiet' | 'shared'
}

export function figure(name: string, unit: string, values: readonly number[]): Figure {
  const sorted = values.toSorted((a, b) => a - b)
  const spread: [number, number] = [round(sorted[0] ?? Number.NaN), round(sorted.at(-1) ?? Number.NaN)]
  return { name, value: round(percentile(sorted, 0.5)), unit, peer: null, ratio: null, runs: values.length, spread }
}

/** With what it was measured beside: each run's ratio is to the peer's of the same round. */
export function besides(own: Figure, peer: string, ratios: readonly number[]): Figure {
  // Where the peer's was nothing, or less than nothing, there is no ratio to it.
  const told = ratios.filter((value) => Number.isFinite(value)).toSorted((a, b) => a - b)
  const ratio = percentile(told, 0.5)
  return { ...own, peer, ratio: Number.isFinite(ratio) ? Number(ratio.toPrecision(3)) : null }
}

/** Type 7: linear between the neighbours. `sorted` ascending, `share` 0 to 1. */
export function percentile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN]
  return low + (high - low) * (at - Math.floor(at))
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}

/** The figures as a Markdown table. */
export function describeTable(figures: readonly Figure[]): string {
  const rows = figures.map(
    ({ name, value, unit, runs, spread, peer, ratio }) =>
      `| ${name} | ${value} ${unit} | ${spread.join(' – ')} | ${runs} | ${peer ? `${ratio} of ${peer}` : ''} |`,
  )
  return ['| figure | median | spread | runs | beside |', '| --- | --- | --- | --- | --- |', ...rows].join('\n')
}
