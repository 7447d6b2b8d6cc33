import type { EventPattern } from '@/lib/model/filter'
import type {
  ClicksDefinition,
  FunnelDefinition,
  InsightKind,
  PathsDefinition,
  TrendsDefinition,
} from '@/lib/model/insight'

type Rules<Definition> = Omit<Definition, 'sessions'>

const page = (path: string): EventPattern => ({
  kind: 'page view',
  where: [{ field: 'url', test: { is: 'path is', value: path } }],
})

const IN_ORDER = { order: 'sequential', windowMs: 3_600_000, unit: 'session', exclusions: [] } as const

/** The way of somebody who buys. */
export const SHOP: Rules<FunnelDefinition> = {
  ...IN_ORDER,
  exclusions: [],
  steps: ['/category.html', '/product.html', '/cart.html', '/pay.html', '/thanks.html'].map((path) => ({
    event: page(path),
  })),
}

/** Its last step alone: who comes to the page where one pays, and does. */
export const PAYING: Rules<FunnelDefinition> = {
  ...IN_ORDER,
  exclusions: [],
  steps: [
    { event: page('/pay.html') },
    { event: { kind: 'click', where: [{ field: 'label', test: { is: 'is', value: 'Place order' } }] } },
  ],
  correlates: { of: 'events', side: 'both', excluded: [] },
}

export const WAYS: Rules<PathsDefinition> = {
  of: 'pages',
  start: '/category.html',
  stepCount: 5,
  nameCount: 5,
  minWeight: 1,
  groups: [],
  cleaning: [],
  excluded: [],
}

/** Sessions a day, by what kind of customer. */
export const DAYS: Rules<TrendsDefinition> = {
  series: [{ event: null, measure: { kind: 'sessions' } }],
  formula: '',
  interval: 'day',
  breakdown: { property: { of: 'person property', name: 'plan' }, top: 2 },
  isCompared: false,
  display: 'bars',
}

export const PAY_CLICKS: Rules<ClicksDefinition> = { page: '/pay.html', kind: 'rage click' }

/** Where an insight stands in the dashboard, over all sessions. */
export function addressOf(kind: InsightKind, rules: object): string {
  return `#/insights/${kind}?${new URLSearchParams({ [kind]: JSON.stringify(rules) }).toString()}`
}
