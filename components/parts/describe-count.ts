/** A number with its noun: `1 page`, `2,000 pages`. The plural is the noun with an s unless given. */
export function describeCount(count: number, noun: string, plural = `${noun}s`, locale?: string): string {
  return `${describeNumber(count, locale)} ${count === 1 ? noun : plural}`
}

export function describeNumber(count: number, locale?: string): string {
  return count.toLocaleString(locale)
}
