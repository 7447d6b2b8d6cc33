import type { SiteAction } from '@/lib/model/settings'

export interface ActionWords {
  label: string
  explanation: string
}

/** What a rule does to its site, in plain words. */
export function describeAction(action: SiteAction, rollingMinutes: number): ActionWords {
  switch (action) {
    case 'always':
      return {
        label: 'Always record',
        explanation:
          'Records the site whenever it is open, without Start. A session ends after 30 minutes in which you do nothing, at the latest after 24 hours.',
      }
    case 'rolling':
      return {
        label: `Keep the last ${rollingMinutes} minutes`,
        explanation: `Remembers the last ${rollingMinutes} minutes and forgets what is older. No session comes of it until you press “Save what just happened” in the popup.`,
      }
    default:
      return {
        label: 'Never record',
        explanation:
          'Keeps Afterimage out of the site: also when you press Start in its tab, and where other pages show it in a frame.',
      }
  }
}

export const SITE_ACTIONS = ['always', 'rolling', 'never'] as const satisfies readonly SiteAction[]
