import { kindOfLine, type LineList } from './line-kinds'
import type { StreamItem } from './stream'

export interface LineFilter {
  /** Every word of it must stand somewhere in the line, whatever its case. */
  text: string
  /** Kinds that are left out: one that is not known yet is shown. */
  off: readonly string[]
  /** Keys of the only lines to show; `undefined` for all. */
  only: ReadonlySet<string> | undefined
}

/** The lines that pass. `describe` gives the words that stand on the screen, which are searched too. */
export function filterLines(
  items: readonly StreamItem[],
  list: LineList,
  { text, off, only }: LineFilter,
  describe: (item: StreamItem) => string,
): StreamItem[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return items.filter((item) => {
    if (only && !only.has(item.key)) return false
    if (off.length > 0 && off.includes(kindOfLine(item, list))) return false
    if (words.length === 0) return true
    const said = [describe(item), item.label, item.detail, item.more?.text ?? '']
    const all = said.join('\n').toLowerCase()
    return words.every((word) => all.includes(word))
  })
}
