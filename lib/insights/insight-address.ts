import type { AskedSessions, InsightKind } from '@/lib/model/insight'
import { ALL_SESSIONS } from '@/lib/model/query'
import { FilterProblem } from '@/lib/search/check-filter'
import { readQuery, writeQuery } from '@/lib/search/query-address'

/** What a kind of insight is like. */
export interface InsightSpec<Definition extends { sessions: AskedSessions }> {
  kind: InsightKind
  /** What one begins with. */
  fresh: Definition
  /** One that came from an address, a row or a file. Throws a `FilterProblem` when it is none. */
  check: (value: unknown) => Omit<Definition, 'sessions'>
}

/**
 * An insight as it stands behind the `?` of its address: its rules as JSON under the name of its kind
 * (`funnel={"steps":[...],...}`), beside the parts of a list's query (`writeQuery`).
 */
export function writeInsight<Definition extends { sessions: AskedSessions }>(
  { kind }: InsightSpec<Definition>,
  { sessions, ...rules }: Definition,
): string {
  const parts = new URLSearchParams(writeQuery({ ...ALL_SESSIONS, ...sessions }))
  parts.set(kind, JSON.stringify(rules))
  return parts.toString()
}

/** And back. What cannot be read is as in a fresh one, and said. */
export function readInsight<Definition extends { sessions: AskedSessions }>(
  { kind, fresh, check }: InsightSpec<Definition>,
  address: string,
): { definition: Definition; problem: string | null } {
  const { query, problem } = readQuery(address)
  const sessions: AskedSessions = { range: query.range, text: query.text, filter: query.filter }
  const json = new URLSearchParams(address).get(kind)
  if (json === null) return { definition: { ...fresh, sessions }, problem }
  try {
    return { definition: { ...check(JSON.parse(json)), sessions } as Definition, problem }
  } catch (error) {
    // A link that was cut short, of a later version, or made up.
    const why = error instanceof FilterProblem ? error.message : 'It is cut short.'
    return { definition: { ...fresh, sessions }, problem: why }
  }
}

/** Throws a `FilterProblem` when it is none. */
export function readRecord(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new FilterProblem('It is no definition of an insight.')
  return value as Record<string, unknown>
}
