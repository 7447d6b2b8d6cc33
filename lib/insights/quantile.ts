/**
 * The quantile `p` (0 to 1) of values in ascending order: type 7 of Hyndman and Fan (1996), linear between neighbours,
 * as in spreadsheets, R and NumPy by default. `undefined` for no values: that is a gap, not a zero.
 */
export function readQuantile(ascending: ArrayLike<number>, p: number): number | undefined {
  if (ascending.length === 0) return undefined
  const place = (ascending.length - 1) * p
  const low = Math.floor(place)
  const [a, b] = [ascending[low]!, ascending[Math.ceil(place)]!]
  return a + (b - a) * (place - low)
}
