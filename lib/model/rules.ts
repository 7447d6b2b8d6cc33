/**
 * How much is masked without any rule. light: passwords, hidden, e-mail, telephone and card fields. medium: every
 * field. strict: all text, fields, pictures and attributes that carry text.
 */
export type MaskLevel = 'light' | 'medium' | 'strict'

export const MASK_LEVELS: readonly MaskLevel[] = ['light', 'medium', 'strict']

/** What is looked for in everything that is shown. */
export type PatternName = 'email' | 'card' | 'phone' | 'iban' | 'jwt' | 'apiKey'

export const PATTERN_NAMES: readonly PatternName[] = ['email', 'card', 'phone', 'iban', 'jwt', 'apiKey']

export interface OwnPattern {
  name: string
  /** A regular expression without flags; case does not count. */
  source: string
}

export interface SiteLevel {
  /** As in the rules for sites: `example.com`, `*.example.com`, `example.com/admin*`. */
  pattern: string
  level: MaskLevel
}

/** What a recording keeps and what it masks. All lists but `sites` and `patterns.own` are CSS selectors or names. */
export interface MaskRules {
  level: MaskLevel
  sites: SiteLevel[]
  /** Text and attributes become asterisks. */
  mask: string[]
  /** Nothing but an empty box of the same size is kept. */
  block: string[]
  /** Fields whose input makes no events. */
  ignore: string[]
  /** Kept as it is, against a level or a rule further up. */
  show: string[]
  patterns: Record<PatternName, boolean> & { own: OwnPattern[] }
  urls: {
    /** Names of query values that are kept. */
    allowQuery: string[]
  }
}

/** Rules a session was recorded under from `at` (epoch ms) on, without the levels of sites: its pages say theirs. */
export interface SessionRules {
  sessionId: string
  revision: number
  at: number
  rules: MaskRules
}

export const DEFAULT_RULES: MaskRules = {
  level: 'medium',
  sites: [],
  mask: [],
  block: [],
  ignore: [],
  show: [],
  patterns: { email: true, card: true, phone: true, iban: true, jwt: true, apiKey: true, own: [] },
  urls: { allowQuery: [] },
}

/** What holds when the rules cannot be read (promise 6). */
export const STRICT_RULES: MaskRules = { ...DEFAULT_RULES, level: 'strict' }
