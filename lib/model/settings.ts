/**
 * What happens on a site without anybody pressing Start: `always` records it, `rolling` keeps the last minutes, `never`
 * keeps every recorder out of it, also of a recording started by hand and of its frames in other pages.
 */
export type SiteAction = 'always' | 'rolling' | 'never'

export interface SiteRule {
  /** `example.com`, `*.example.com`, `example.com/admin*`, `localhost:3000`. */
  pattern: string
  action: SiteAction
}

export type RecorderEngine = 'own' | 'rrweb'

export interface Settings {
  sites: SiteRule[]
  /** How much the rolling memory keeps. */
  rollingMinutes: number
  /** Sessions go this many days after their start. */
  retentionDays: number
  /** Whether headers of requests and answers are recorded, and their bodies: masked, and nothing of them at strict. */
  keepsHeaders: boolean
  keepsBodies: boolean
  /** What writes pages down: our own engine, or rrweb's recorder. */
  engine: RecorderEngine
}

export const ROLLING_MINUTES = { least: 2, most: 30 }
export const RETENTION_DAYS = [30, 90, 365] as const

export const DEFAULT_SETTINGS: Settings = {
  sites: [],
  rollingMinutes: 5,
  retentionDays: 90,
  keepsHeaders: false,
  keepsBodies: false,
  engine: 'own',
}
