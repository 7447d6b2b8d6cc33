import type { Filter, FilterPart } from '@/lib/model/filter'

/** Where a part stands: its place in the filter, then in the group that stands there, and so on. */
export type PartPath = readonly number[]

/** Puts a part in the place of another one; a place behind the last adds it. */
export function putPart(filter: Filter, [first, ...rest]: PartPath, part: FilterPart): Filter {
  if (first === undefined) return 'parts' in part ? part : filter
  const before = filter.parts[first]
  const next = rest.length > 0 && before && 'parts' in before ? putPart(before, rest, part) : part
  return { ...filter, parts: before ? filter.parts.with(first, next) : [...filter.parts, next] }
}

/** Takes a part out; a group that has nothing left goes with it. */
export function removePart(filter: Filter, [first, ...rest]: PartPath): Filter {
  const part = first === undefined ? undefined : filter.parts[first]
  if (first === undefined || !part) return filter
  if (rest.length === 0 || !('parts' in part)) return { ...filter, parts: filter.parts.toSpliced(first, 1) }
  const left = removePart(part, rest)
  return { ...filter, parts: left.parts.length > 0 ? filter.parts.with(first, left) : filter.parts.toSpliced(first, 1) }
}

/** Conditions, those in groups too. */
export function countParts(filter: Filter): number {
  return filter.parts.reduce((sum, part) => sum + ('parts' in part ? countParts(part) : 1), 0)
}
