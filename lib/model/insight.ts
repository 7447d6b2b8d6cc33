import type { EventPattern, SessionField } from './filter'
import type { ListQuery } from './query'

export const INSIGHT_KINDS = ['funnel', 'paths', 'trends', 'clicks'] as const
export type InsightKind = (typeof INSIGHT_KINDS)[number]

/** Which sessions are asked. */
export type AskedSessions = Pick<ListQuery, 'range' | 'text' | 'filter'>

/** Whose steps are counted: a session is one, or a person with all of their sessions; who is nobody's is left out. */
export type InsightUnit = 'session' | 'person'

/** A funnel as it stands in an address, a row, a file: plain data. */
export interface FunnelDefinition {
  /** 2 to 20, in order. */
  steps: FunnelStepDefinition[]
  order: 'sequential' | 'strict' | 'any'
  /** From the first step, ms. */
  windowMs: number
  unit: InsightUnit
  exclusions: ExclusionDefinition[]
  /** What goes with converting and with dropping off, where that is asked too. */
  correlates?: CorrelatesDefinition | undefined
  /** The values with the most who began, each by itself, and all others as one. */
  breakdown?: FunnelBreakdown | null | undefined
  /** Beside what came just before: the same number of days. */
  isCompared?: boolean | undefined
  /** `trend`: by when the first step was done. `steps` where it is not given. */
  display?: FunnelDisplay | undefined
  /** Of a trend; a day where it is not given. */
  interval?: TimeInterval | undefined
  /** The step whose share of those who began a trend draws, from 0; the last where it is not given. */
  trendStep?: number | undefined
  sessions: AskedSessions
}

export const FUNNEL_DISPLAYS = ['steps', 'trend'] as const
export type FunnelDisplay = (typeof FUNNEL_DISPLAYS)[number]

export interface FunnelBreakdown {
  property: BreakdownProperty
  attribution: Attribution
  top: number
}

/** Which value is somebody's: of the first or the last step done that has one, or of one step, counted from 0. */
export type Attribution = 'first' | 'last' | number

export interface CorrelatesDefinition {
  of: 'events' | 'properties'
  side: 'both' | 'success' | 'failure'
  /** Those that fewer had are left out; decided by how many there are where it is not given. */
  minCount?: number | undefined
  /** By their names. */
  excluded: string[]
}

export interface FunnelStepDefinition {
  event: EventPattern
  /** Never the first and the last. */
  isOptional?: true
}

/** Must not happen after step `from` and before step `to`, counted from 0. */
export interface ExclusionDefinition {
  event: EventPattern
  from: number
  to: number
}

export const CLICK_KINDS = ['click', 'rage click', 'dead click', 'error click'] as const
export type ClickKind = (typeof CLICK_KINDS)[number]

/** Where a page was clicked. */
export interface ClicksDefinition {
  /** Its path; empty for the one that was clicked most. */
  page: string
  /** Which clicks colour the picture. */
  kind: ClickKind
  sessions: AskedSessions
}

/** An insight that was kept, as a row. Key `id`. */
export interface SavedInsight {
  id: string
  name: string
  kind: InsightKind
  /** What stands behind the `?` of its address. */
  address: string
  /** When it was pinned to the home page, epoch ms; `null` when it is not. */
  pinnedAt: number | null
  createdAt: number
}

/** How finely time is cut. Days, weeks and months are those of the machine's zone, so they may be longer or shorter. */
export const INTERVALS = ['hour', 'day', 'week', 'month'] as const
export type TimeInterval = (typeof INTERVALS)[number]

/** What is drawn of many values: their mean, or one of them by its rank. */
export const STATISTICS = ['average', 'min', 'max', 'median', 'p75', 'p90', 'p95', 'p99'] as const
export type Statistic = (typeof STATISTICS)[number]

/** What is measured of the events of a series, or of its sessions. */
export type TrendsMeasure =
  /** How many events, sessions, persons there are. */
  | { kind: 'total' }
  | { kind: 'sessions' }
  | { kind: 'persons' }
  /** How often it happened to each session or person that it happened to. */
  | { kind: 'count'; per: InsightUnit; statistic: Statistic }
  /** A number that each of its sessions has; durations in seconds, sizes in bytes. */
  | { kind: 'session value'; field: SessionField; statistic: Statistic }
  /** A number that each of its events has, by the field a pattern would test: `value`, `duration`, `properties.price`. */
  | { kind: 'event value'; field: string; statistic: Statistic }

export interface TrendsSeries {
  /** `null`: every captured session, once, when it began. */
  event: EventPattern | null
  measure: TrendsMeasure
}

/** What numbers are split by. Of a session without events, what is asked of an event is not there. */
export type BreakdownProperty =
  | { of: 'session'; field: SessionField }
  | { of: 'person' }
  | { of: 'person property'; name: string }
  | { of: 'event'; field: string }

/** A trend as it stands in an address, a row, a file: plain data. */
export interface TrendsDefinition {
  /** 1 to 5, in order: A to E. */
  series: TrendsSeries[]
  /** `A / B * 100`; empty for none. */
  formula: string
  interval: TimeInterval
  /** The values with the most behind them, each by itself, and all others as one. */
  breakdown: { property: BreakdownProperty; top: number } | null
  /** Beside what came just before: the same number of days. */
  isCompared: boolean
  /** `distribution`: how many have which value, whenever that was. */
  display: 'lines' | 'bars' | 'distribution'
  sessions: AskedSessions
}

/** Which ways were gone, as it stands in an address, a row, a file: plain data. */
export interface PathsDefinition {
  /** What is stopped at: pages by their paths, or all that somebody did. */
  of: 'pages' | 'events'
  /** Names at which paths begin, or end. */
  start?: string | undefined
  end?: string | undefined
  /** Columns, 2 to 20. */
  stepCount: number
  /** Names in a column, 1 to 20; the others are one. */
  nameCount: number
  /** A name with fewer visits is one of the others. */
  minWeight: number
  /** Patterns such as `/products/*`: all names that one holds for are one. */
  groups: string[]
  cleaning: CleaningRule[]
  /** Names that are no stops. */
  excluded: string[]
  sessions: AskedSessions
}

/** What a regular expression finds in a name is replaced. */
export interface CleaningRule {
  pattern: string
  replacement: string
}
