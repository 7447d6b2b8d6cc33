import {
  DEFAULT_RULES,
  MASK_LEVELS,
  PATTERN_NAMES,
  STRICT_RULES,
  type MaskLevel,
  type MaskRules,
  type OwnPattern,
  type SiteLevel,
} from '@/lib/model/rules'
import { isSitePattern } from '@/lib/sites/decide-site'

import { checkPattern } from './check-pattern'
import { MAX_RULES, MAX_SELECTOR_CHARACTERS } from './limits'

export interface RuleProblem {
  /** Where it stands: `mask`, `patterns.own`, ... */
  place: string
  /** What stands there. */
  text: string
  reason: string
  outcome: ProblemOutcome
}

/** What holds instead of what is wrong. */
export type ProblemOutcome = 'left out' | 'rest left out' | 'site is strict' | 'all is strict' | 'taken as on'

export interface CheckedRules {
  rules: MaskRules
  problems: RuleProblem[]
}

type Fields = Record<string, unknown>

/**
 * Rules from outside (settings, a file, a policy) as rules that hold. What is wrong is reported and left out, and the
 * rest still holds; what cannot be read at all, or names no level, is strict (promise 6). Only a document can tell
 * whether a selector is one: without `isSelector` it is looked at as text, and asked again where the DOM is.
 */
export function checkRules(value: unknown, isSelector: (text: string) => boolean = looksLikeSelector): CheckedRules {
  const problems: RuleProblem[] = []
  const report = (place: string, given: unknown, reason: string, outcome: ProblemOutcome = 'left out') => {
    const text = typeof given === 'string' ? given : (JSON.stringify(given) ?? '')
    problems.push({ place, text, reason, outcome })
  }
  if (!isFields(value)) {
    report('rules', value, 'cannot be read', 'all is strict')
    return { rules: STRICT_RULES, problems }
  }
  const fields: Fields = value

  const readList = (place: string, list: unknown): unknown[] => {
    if (list === undefined) return []
    if (!Array.isArray(list)) report(place, list, 'is no list')
    else if (list.length > MAX_RULES) report(place, '', `has more than ${MAX_RULES} entries`, 'rest left out')
    return Array.isArray(list) ? list.slice(0, MAX_RULES) : []
  }
  const readTexts = (place: string, list: unknown, isGood: (text: string) => boolean, reason: string): string[] =>
    readList(place, list).filter((text): text is string => {
      const isText = typeof text === 'string' && isGood(text)
      if (!isText) report(place, text, reason)
      return isText
    })
  const readSelectors = (place: 'mask' | 'block' | 'ignore' | 'show') =>
    readTexts(place, fields[place], (text) => looksLikeSelector(text) && isSelector(text), 'is no selector')

  function readLevel(): MaskLevel {
    if (isLevel(fields['level'])) return fields['level']
    report('level', fields['level'], 'is no level', 'all is strict')
    return 'strict'
  }
  let hasUnknownSite = false
  function readSites(): SiteLevel[] {
    return readList('sites', fields['sites']).flatMap((site) => {
      if (isFields(site) && isSitePattern(site['pattern'])) {
        if (isLevel(site['level'])) return [{ pattern: site['pattern'], level: site['level'] }]
        report('sites', site, 'has no level', 'site is strict')
        return [{ pattern: site['pattern'], level: 'strict' as const }]
      }
      // Nobody knows which pages were meant; without it none may be masked less.
      const isStricter = !isFields(site) || !isLevel(site['level']) || isAbove(site['level'], fields['level'])
      hasUnknownSite ||= isStricter
      report(
        'sites',
        isFields(site) ? (site['pattern'] ?? site) : site,
        'is no site',
        isStricter ? 'all is strict' : 'left out',
      )
      return []
    })
  }
  function readPatterns(): MaskRules['patterns'] {
    const patterns = isFields(fields['patterns']) ? fields['patterns'] : {}
    const readFlag = (name: (typeof PATTERN_NAMES)[number]) => {
      const flag = patterns[name]
      if (flag !== undefined && typeof flag !== 'boolean')
        report('patterns', flag, `is no yes or no for ${name}`, 'taken as on')
      return typeof flag === 'boolean' ? flag : DEFAULT_RULES.patterns[name]
    }
    const own = readList('patterns.own', patterns['own']).flatMap((entry): OwnPattern[] => {
      const { name, source } = isFields(entry) ? entry : {}
      const checked = checkPattern(source)
      if (!checked.ok) report('patterns.own', source ?? entry, checked.reason)
      return checked.ok ? [{ name: typeof name === 'string' ? name : '', source: source as string }] : []
    })
    const flags = Object.fromEntries(PATTERN_NAMES.map((name) => [name, readFlag(name)]))
    return { ...(flags as Omit<MaskRules['patterns'], 'own'>), own }
  }

  const urls = isFields(fields['urls']) ? fields['urls'] : {}
  const rules: MaskRules = {
    level: readLevel(),
    sites: readSites(),
    mask: readSelectors('mask'),
    block: readSelectors('block'),
    ignore: readSelectors('ignore'),
    show: readSelectors('show'),
    patterns: readPatterns(),
    urls: { allowQuery: readTexts('urls.allowQuery', urls['allowQuery'], (text) => text !== '', 'is no name') },
  }
  return { rules: hasUnknownSite ? { ...rules, level: 'strict' } : rules, problems }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isAbove(level: MaskLevel, base: unknown): boolean {
  return MASK_LEVELS.indexOf(level) > MASK_LEVELS.indexOf(base as MaskLevel)
}

function isLevel(value: unknown): value is MaskLevel {
  return MASK_LEVELS.includes(value as MaskLevel)
}

/** By its text alone: something, not too long, every bracket and quote closed, nothing that starts a rule. */
export function looksLikeSelector(text: string): boolean {
  if (text.trim() === '' || text.length > MAX_SELECTOR_CHARACTERS) return false
  const bare = text.replace(/\\./gs, '').replace(/"[^"]*"|'[^']*'/g, '')
  if (/["'{};@<]|^\s*[,>+~]|[,>+~]\s*$/.test(bare)) return false
  const open: string[] = []
  for (const sign of bare.replace(/[^()[\]]/g, '')) {
    if (sign === '(' || sign === '[') open.push(sign)
    else if (open.pop() !== (sign === ')' ? '(' : '[')) return false
  }
  return open.length === 0
}
