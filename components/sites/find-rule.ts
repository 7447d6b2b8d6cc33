import type { SiteRule } from '@/lib/model/settings'
import { decideSite, matchesSite } from '@/lib/sites/decide-site'

/** The rule that decides what happens at an address; `undefined` when none does. */
export function findRule(rules: readonly SiteRule[], url: string | undefined): SiteRule | undefined {
  if (url === undefined) return undefined
  const action = decideSite(rules, url)
  return rules
    .filter((rule) => rule.action === action && matchesSite(rule.pattern, url))
    .toSorted((a, b) => b.pattern.length - a.pattern.length)[0]
}
