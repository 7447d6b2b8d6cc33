import type { SavedInsight } from '@/lib/model/insight'
import { FilterProblem } from '@/lib/search/check-filter'

import { readInsight, readRecord } from './insight-address'
import { INSIGHT_SPECS } from './insight-specs'

/** What of a saved insight stands in a file. */
export type NamedInsight = Pick<SavedInsight, 'name' | 'kind' | 'address'>

const FORMAT = 'afterimage insights'
const VERSION = 1

const MAX_NAME_CHARACTERS = 200
const MAX_ADDRESS_CHARACTERS = 100_000
const MAX_INSIGHTS = 500

/** An insight under a name that came from a page or a file. Throws a `FilterProblem` when it is none. */
export function checkNamedInsight(value: unknown): NamedInsight {
  const { name, kind, address } = readRecord(value)
  if (typeof name !== 'string' || name.trim() === '' || name.length > MAX_NAME_CHARACTERS)
    throw new FilterProblem(`An insight needs a name of at most ${MAX_NAME_CHARACTERS} characters.`)
  const spec = Object.values(INSIGHT_SPECS).find((one) => one.kind === kind)
  if (!spec) throw new FilterProblem(`“${name}” is of a kind that is not known here.`)
  if (typeof address !== 'string' || address.length > MAX_ADDRESS_CHARACTERS)
    throw new FilterProblem(`“${name}” has no definition that can be read.`)
  const { problem } = readInsight(spec, address)
  if (problem !== null) throw new FilterProblem(`“${name}”: ${problem}`)
  return { name: name.trim(), kind: spec.kind, address }
}

/** Definitions as a file: JSON `{"format": "afterimage insights", "version": 1, "insights": [{name, kind, address}]}`. */
export function writeInsightFile(insights: readonly NamedInsight[]): string {
  const plain = insights.map(({ name, kind, address }) => ({ name, kind, address }))
  return `${JSON.stringify({ format: FORMAT, version: VERSION, insights: plain }, null, 2)}\n`
}

/** And back: all of them, or a `FilterProblem` with a sentence for the person. */
export function readInsightFile(text: string): NamedInsight[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new FilterProblem('This file is no JSON. Choose one that was exported here.')
  }
  const { format, version, insights } = readRecord(value)
  if (format !== FORMAT || !Array.isArray(insights))
    throw new FilterProblem('This file holds no insights. Choose one that was exported here.')
  if (version !== VERSION)
    throw new FilterProblem('This file is of a later version of Afterimage. Update the extension and import it again.')
  if (insights.length > MAX_INSIGHTS) throw new FilterProblem(`A file holds at most ${MAX_INSIGHTS} insights.`)
  return insights.map(checkNamedInsight)
}
