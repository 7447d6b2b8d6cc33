import type { Figure } from './figures.ts'

/** What was measured now in the place of what was measured before; all else stays as it was. */
export function mergeFigures(before: readonly Figure[], measured: readonly Figure[]): Figure[] {
  const groups = new Set(measured.map(({ name }) => groupOf(name)))
  const isOld = ({ name }: Figure) => groups.has(groupOf(name))
  const at = before.findIndex(isOld)
  const kept = before.filter((figure) => !isOld(figure))
  // Where they stood before.
  const place = at === -1 ? kept.length : before.slice(0, at).filter((figure) => !isOld(figure)).length
  return kept.toSpliced(place, 0, ...measured)
}

/**
 * All but the statistic: `area.what` is measured together, and `area.what.PEER`. So the peers that were left out of a run
 * keep what they had.
 */
function groupOf(name: string): string {
  return name.split('.').slice(0, -1).join('.')
}

/** As the formatter of the project writes it. */
export function writeJson(figures: readonly Figure[]): string {
  const text = JSON.stringify(figures, null, 2)
  return `${text.replaceAll(/\[\s+([-\d.e+]+|null),\s+([-\d.e+]+|null)\s+\]/g, '[$1, $2]')}\n`
}
