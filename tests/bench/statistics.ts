import { percentile } from './figures.ts'

export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length)
}

export function median(values: readonly number[]): number {
  return percentile(
    values.toSorted((a, b) => a - b),
    0.5,
  )
}

/** How likely so uneven a split of the signs is where there is no difference: two-sided, ties left out. */
export function signTest(differences: readonly number[]): number {
  const above = differences.filter((value) => value > 0).length
  const below = differences.filter((value) => value < 0).length
  const fewer = Math.min(above, below)
  return Math.min(1, 2 * chanceOfAtMost(fewer, above + below))
}

/**
 * Bounds of the median that hold in at least 95 of 100 cases, whatever the distribution: the values at the ranks that the
 * sign test gives (Conover, Practical Nonparametric Statistics, 3.2).
 */
export function medianInterval(values: readonly number[]): [number, number] {
  const sorted = values.toSorted((a, b) => a - b)
  let rank = 0
  while (2 * chanceOfAtMost(rank, sorted.length) <= 0.05 && rank < sorted.length / 2) rank += 1
  // One below the first rank that would be too far in.
  const from = Math.max(0, rank - 1)
  return [sorted[from] ?? Number.NaN, sorted[sorted.length - 1 - from] ?? Number.NaN]
}

/** Of `count` throws of a coin, at most `most` heads. */
function chanceOfAtMost(most: number, count: number): number {
  let chance = 0
  let ways = 1
  for (let heads = 0; heads <= most; heads += 1) {
    chance += ways / 2 ** count
    ways = (ways * (count - heads)) / (heads + 1)
  }
  return chance
}
