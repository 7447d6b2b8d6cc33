/** What a list of sessions is narrowed to: plain data, so that it stands in an address, a row, a file. */
export interface Filter {
  join: 'and' | 'or'
  parts: FilterPart[]
}

export type FilterPart = Filter | Condition

/** Each can be negated: `isNot` turns its answer round for the whole session ("did X but not Y"). */
export type Condition = { isNot?: true } & (
  | { kind: 'text'; text: string }
  /** Of the person whose session it is: their id or name, or one of their properties. */
  | { kind: 'person'; test: Test }
  | { kind: 'person property'; name: string; test: Test }
  | { kind: 'cohort'; id: string }
  /** A page that was viewed. */
  | { kind: 'page'; test: Test }
  /** Did it at least `atLeast` times. */
  | { kind: 'event'; event: EventPattern; atLeast: number }
  /** Did these one after another, whatever lay between them. */
  | { kind: 'sequence'; events: EventPattern[] }
  | { kind: 'session'; field: SessionField; test: Test }
)

/** An event by its kind (`click`, `request`, ...) or, of a custom event, by its name; every test must hold of it. */
export interface EventPattern {
  kind: string
  name?: string
  where: { field: string; test: Test }[]
}

/**
 * How a value is compared. `path is`: of an address its path alone. `like`: `*` stands for anything. `matches`: a regular
 * expression.
 */
export const OPERATORS = [
  'is',
  'contains',
  'starts with',
  'path is',
  'like',
  'matches',
  'at least',
  'at most',
  'is set',
] as const
export type Operator = (typeof OPERATORS)[number]

/** Text is compared without regard to case. Numbers where the operator is one of numbers. */
export interface Test {
  is: Operator
  value: string | number
}

/** What of a session is a number, but its size in pixels. Durations in seconds, sizes in bytes. */
export const MEASURED_FIELDS = [
  'duration',
  'active time',
  'pages',
  'events',
  'clicks',
  'errors',
  'frustration',
  'rage clicks',
  'dead clicks',
  'error clicks',
  'thrashes',
  'u-turns',
  'quick backs',
  'gaps',
  'notes',
  'size',
] as const

/** What of a session can be asked for, beside what happened in it. */
export const SESSION_FIELDS = [
  ...MEASURED_FIELDS,
  'tag',
  'study',
  'participant',
  'browser',
  'system',
  'language',
  'time zone',
  'country',
  'viewport width',
  'viewport height',
  'status',
  'starred',
  'viewed',
  'kept',
] as const
export type SessionField = (typeof SESSION_FIELDS)[number]
