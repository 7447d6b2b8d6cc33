import type { MaskLevel, SiteLevel } from './rules'

/**
 * What one page is told of the masking rules, for pages can read what they are given: of patterns and addresses its
 * recorder needs nothing, and of other sites it learns nothing.
 */
export interface PageMasking {
  /** Of the rules it comes from. */
  revision: number
  /** Where no level of a site speaks. */
  level: MaskLevel
  /** Levels for pages of this page's host. */
  levels: SiteLevel[]
  /** A frame is as strict as the page around it at its strictest. */
  atLeast: MaskLevel
  mask: string[]
  block: string[]
  ignore: string[]
  show: string[]
}

/** Values that a page remembers, and a session of all its pages: so few cost nothing to look for. */
export const MAX_TYPED_VALUES = 300

/** A longer value is a text of its own, which no address or title holds whole. */
export const MAX_TYPED_CHARACTERS = 300

/** How a chunk was masked where its DOM was live, and what has to be masked in what comes later. */
export interface ChunkMasking {
  revision: number
  /** When it began; a `masking` event in it changes it from there on. Where nobody says it is strict. */
  level: MaskLevel
  /** Values that were typed into masked fields since the chunk before. */
  typed: string[]
}
