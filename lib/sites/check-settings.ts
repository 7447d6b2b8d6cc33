import { DEFAULT_SETTINGS, ROLLING_MINUTES, type Settings, type SiteAction, type SiteRule } from '@/lib/model/settings'

import { isSitePattern } from './decide-site'

const ACTIONS: ReadonlySet<unknown> = new Set<SiteAction>(['always', 'rolling', 'never'])

/** Settings as they may be stored; throws with a sentence that says what is wrong, whatever it is given. */
export function checkSettings(settings: unknown): Settings {
  const { sites, rollingMinutes, retentionDays, keepsHeaders, keepsBodies, engine } = asRecord(settings)
  if (!Array.isArray(sites)) throw new Error('settings hold a list of sites')
  if (!isWithin(rollingMinutes, ROLLING_MINUTES.least, ROLLING_MINUTES.most)) {
    throw new Error(`the memory keeps ${ROLLING_MINUTES.least} to ${ROLLING_MINUTES.most} minutes`)
  }
  if (!(isWithin(retentionDays, 1, Infinity) && Number.isInteger(retentionDays))) {
    throw new Error('sessions are kept for at least one day')
  }
  // Only who asks for more of a request gets it.
  const keeps = { keepsHeaders: keepsHeaders === true, keepsBodies: keepsBodies === true }
  const chosen = engine === 'rrweb' ? engine : DEFAULT_SETTINGS.engine
  return { sites: sites.map(checkRule), rollingMinutes, retentionDays, ...keeps, engine: chosen }
}

function checkRule(rule: unknown): SiteRule {
  const { pattern, action } = asRecord(rule)
  if (!isSitePattern(pattern)) throw new Error(`${quote(pattern)} is no site: write a host such as example.com`)
  if (!ACTIONS.has(action)) throw new Error(`${quote(action)} is nothing that can be done with a site`)
  return { pattern, action: action as SiteAction }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most
}

function quote(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : 'what was given'
}
