import type { Filter } from './filter'
import type { Properties } from './payload'

/** Whose sessions these are. Key `id`: what sessions carry as their `person`. */
export interface Person {
  id: string
  /** As somebody calls them; empty shows the id. */
  name: string
  /** From `identify` calls of pages, and typed. */
  properties: Properties
  /** The person this one turned out to be: its sessions count there. Undone by taking it away. */
  mergedInto: string | null
}

/** A filter under a name. */
export interface SavedFilter {
  id: string
  name: string
  /** What stands behind the `?` of the list's address. */
  query: string
  createdAt: number
}

interface CohortBase {
  id: string
  name: string
  createdAt: number
}

/** A saved set of sessions: those that a filter gives, or those that were chosen. */
export type Cohort = CohortBase & ({ kind: 'live'; filter: Filter } | { kind: 'fixed'; sessionIds: string[] })

export interface Participant {
  code: string
  note: string
}

/** A named set of sessions. Key `name`: what sessions carry as their `study`. */
export interface Study {
  name: string
  participants: Participant[]
  tasks: string[]
  /** What participants were told and agreed to. */
  consentNote: string
  createdAt: number
}
