/** The last index whose instant is at or before `at`, or -1. The list is in order of time. */
export function findLastIndexUntil<T>(list: readonly T[], at: number, readAt: (item: T) => number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const item = list[middle]
    if (item !== undefined && readAt(item) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}
