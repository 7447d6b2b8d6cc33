import type { MaskRules } from '@/lib/model/rules'

/**
 * The rules as they hold on one page: the level of the narrowest site that matches, the stricter one of two that are as
 * narrow. `matches` knows what a site's pattern means.
 */
export function decideRules(
  rules: MaskRules,
  url: string,
  matches: (pattern: string, url: string) => boolean,
): MaskRules {
  const matching = rules.sites.filter((site) => matches(site.pattern, url))
  if (matching.length === 0) return rules
  const strictness = { light: 0, medium: 1, strict: 2 }
  const [narrowest] = matching.toSorted(
    (a, b) => b.pattern.length - a.pattern.length || strictness[b.level] - strictness[a.level],
  )
  return { ...rules, level: narrowest!.level }
}
