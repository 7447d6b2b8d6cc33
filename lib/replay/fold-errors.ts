import { isFailure } from './is-failure'
import { kindOfLine } from './line-kinds'
import { readRequestFacts } from './request-facts'
import type { StreamItem } from './stream'

/** Errors that say the same, as one. */
export interface ErrorGroup {
  key: string
  /** The first of them. */
  first: StreamItem
  /** In order of time. */
  items: StreamItem[]
  /** How often it happened: a line of the console may stand for several. */
  count: number
}

/** Errors nobody caught, rejections, lines of the console of that level and requests that failed, in order of time. */
export function listFailures(stream: readonly StreamItem[], resources: readonly StreamItem[]): StreamItem[] {
  const failed = [...stream, ...resources].filter(isFailure)
  return failed.toSorted((a, b) => a.at - b.at)
}

/** Groups in the order of their first. */
export function foldErrors(failures: readonly StreamItem[]): ErrorGroup[] {
  const groups = new Map<string, ErrorGroup>()
  for (const item of failures) {
    const key = `${kindOfLine(item, 'errors')} ${describeSame(item)}`
    const group = groups.get(key) ?? { key, first: item, items: [], count: 0 }
    groups.set(key, group)
    group.items.push(item)
    group.count += item.kind === 'console' ? (item.said?.count ?? 1) : 1
  }
  return [...groups.values()]
}

/** Requests of one address with another query fail for the same reason. */
function describeSame(item: StreamItem): string {
  if (item.kind !== 'request') return item.label
  const { method, url, status } = readRequestFacts(item)
  return `${status} ${method} ${url.split(/[?#]/)[0]}`
}
