import type { MaskRules, OwnPattern, SiteLevel } from '@/lib/model/rules'

/** The lists of the rules, and what stands in each. */
export interface RuleLists {
  sites: SiteLevel
  mask: string
  block: string
  ignore: string
  show: string
  own: OwnPattern
  allowQuery: string
}

export type ListName = keyof RuleLists

export function readList<Name extends ListName>(rules: MaskRules, name: Name): readonly RuleLists[Name][] {
  const lists: { [N in ListName]: readonly RuleLists[N][] } = {
    ...rules,
    own: rules.patterns.own,
    allowQuery: rules.urls.allowQuery,
  }
  return lists[name]
}

function writeList<Name extends ListName>(rules: MaskRules, name: Name, list: RuleLists[Name][]): MaskRules {
  if (name === 'own') return { ...rules, patterns: { ...rules.patterns, own: list as OwnPattern[] } }
  if (name === 'allowQuery') return { ...rules, urls: { ...rules.urls, allowQuery: list as string[] } }
  return { ...rules, [name]: list }
}

/** What an entry is known by: there is one of it in its list. */
export function keyOfEntry(entry: string | SiteLevel | OwnPattern): string {
  if (typeof entry === 'string') return entry
  return 'pattern' in entry ? entry.pattern : entry.source
}

export function findEntry<Name extends ListName>(rules: MaskRules, name: Name, entry: RuleLists[Name]): number {
  const key = keyOfEntry(entry)
  return readList(rules, name).findIndex((one) => keyOfEntry(one) === key)
}

/** At its place, or at the end; nothing when one of its key is there. */
export function insertEntry<Name extends ListName>(
  rules: MaskRules,
  name: Name,
  entry: RuleLists[Name],
  at = Number.POSITIVE_INFINITY,
): MaskRules {
  if (findEntry(rules, name, entry) >= 0) return rules
  return writeList(rules, name, readList(rules, name).toSpliced(at, 0, entry))
}

export function removeEntry<Name extends ListName>(rules: MaskRules, name: Name, entry: RuleLists[Name]): MaskRules {
  const at = findEntry(rules, name, entry)
  return at < 0 ? rules : writeList(rules, name, readList(rules, name).toSpliced(at, 1))
}

/** In its place; nothing when what it replaces is gone, or another one has its key. */
export function replaceEntry<Name extends ListName>(
  rules: MaskRules,
  name: Name,
  entry: RuleLists[Name],
  replaced: RuleLists[Name],
): MaskRules {
  const at = findEntry(rules, name, replaced)
  const known = findEntry(rules, name, entry)
  if (at < 0 || (known >= 0 && known !== at)) return rules
  return writeList(rules, name, readList(rules, name).with(at, entry))
}
