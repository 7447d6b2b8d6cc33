import type { PageMasking } from '@/lib/model/masking'
import { MASK_LEVELS, type MaskLevel, type MaskRules } from '@/lib/model/rules'

import { compareWidth, matchesSite, patternsOfHost } from './decide-site'

/** Of masking rules, the level on a page: that of the narrowest site that matches, of two as narrow the stricter. */
export function decideLevel({ level, sites }: Pick<MaskRules, 'level' | 'sites'>, url: string): MaskLevel {
  const matching = sites.filter((site) => matchesSite(site.pattern, url))
  const [narrowest] = matching.toSorted(
    (a, b) => compareWidth(a.pattern, b.pattern) || strictness(b.level) - strictness(a.level),
  )
  return narrowest?.level ?? level
}

/** The level on a page at this address, of what the page was told. */
export function levelOf({ level, levels, atLeast }: PageMasking, url: string): MaskLevel {
  return strictest([decideLevel({ level, sites: levels }, url), atLeast])
}

/** What a page is told; `aroundUrl` is the address of the page around a frame, which may change to any of its routes. */
export function narrowRules(rules: MaskRules, revision: number, url: string, aroundUrl?: string): PageMasking {
  const { level, mask, block, ignore, show } = rules
  const levels = listLevels(rules, url)
  const around = aroundUrl === undefined ? [] : [decideLevel(rules, aroundUrl), ...listOf(listLevels(rules, aroundUrl))]
  return { revision, level, levels, atLeast: strictest(around), mask, block, ignore, show }
}

function listLevels({ sites }: MaskRules, url: string) {
  const spoken = new Set(
    patternsOfHost(
      sites.map((site) => site.pattern),
      url,
    ),
  )
  return sites.filter((site) => spoken.has(site.pattern))
}

function listOf(levels: readonly { level: MaskLevel }[]): MaskLevel[] {
  return levels.map(({ level }) => level)
}

/** `light` where none is named. */
export function strictest(levels: readonly MaskLevel[]): MaskLevel {
  return levels.reduce((strict, level) => (strictness(level) > strictness(strict) ? level : strict), 'light')
}

function strictness(level: MaskLevel): number {
  return MASK_LEVELS.indexOf(level)
}
