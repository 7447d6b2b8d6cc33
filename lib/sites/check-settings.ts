import { ROLLING_MINUTES, type Settings } from '@/lib/model/settings'

import { isSitePattern } from './decide-site'

const ACTIONS: ReadonlySet<string> = new Set(['always', 'rolling', 'never'])

/** Settings as they may be stored; throws with what is wrong. */
export function checkSettings(settings: Settings): Settings {
  for (const { pattern, action } of settings.sites) {
    if (!isSitePattern(pattern)) throw new Error(`"${pattern}" is no site: write a host such as example.com`)
    if (!ACTIONS.has(action)) throw new Error(`"${action}" is nothing that can be done with a site`)
  }
  const { rollingMinutes, retentionDays } = settings
  if (!(rollingMinutes >= ROLLING_MINUTES.least && rollingMinutes <= ROLLING_MINUTES.most)) {
    throw new Error(`the memory keeps ${ROLLING_MINUTES.least} to ${ROLLING_MINUTES.most} minutes`)
  }
  if (!(Number.isInteger(retentionDays) && retentionDays >= 1))
    throw new Error('sessions are kept for at least one day')
  const sites = settings.sites.map(({ pattern, action }) => ({ pattern, action }))
  return { sites, rollingMinutes, retentionDays }
}
