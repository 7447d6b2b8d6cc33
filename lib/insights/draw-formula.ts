import type { TrendsDefinition } from '@/lib/model/insight'

import type { TrendLine } from './answer-trends'
import { parseFormula, type Formula } from './formula'
import type { TrendPoint } from './measure-cell'
import type { Group } from './scan-series'
import type { Selected } from './selection'

/**
 * The line a formula gives, for each value of the breakdown one. A point opens the sessions behind all series in it, each
 * once; it is a gap where one of them is, or where it would divide by zero. None for a text that is no formula.
 */
export function drawFormula(
  { formula, series }: TrendsDefinition,
  groups: readonly Group[],
  lines: readonly TrendLine[],
): TrendLine[] {
  const parsed = parseFormula(formula, series.length)
  if (!parsed.ok) return []
  return groups.map((group) => {
    const ofGroup = lines.filter((line) => line.group === group)
    const line = {
      points: combine(
        parsed.formula,
        ofGroup.map(({ points }) => points),
      ),
      before: combine(
        parsed.formula,
        ofGroup.map(({ before }) => before),
      ),
    }
    return group === undefined ? line : { ...line, group }
  })
}

function combine({ series, evaluate }: Formula, rows: readonly TrendPoint[][]): TrendPoint[] {
  return (rows[0] ?? []).map((_, place) => ({
    value: evaluate(rows.map((row) => row[place]!.value)),
    selection: joinSessions(series.map((one) => rows[one]![place]!.selection)),
  }))
}

function joinSessions(selections: readonly Selected[][]): Selected[] {
  const joined = new Map<string, Selected>()
  for (const { sessionId, startAt } of selections.flat())
    if (!joined.has(sessionId)) joined.set(sessionId, { actorId: sessionId, sessionId, startAt })
  return [...joined.values()]
}
