import type { eventWithTime } from '@rrweb/types'

import { createMasker, type MaskContext } from '@/lib/masking/create-masker'
import { maskEvents, readLevel } from '@/lib/masking/mask-events'
import type { ChunkMasking } from '@/lib/model/masking'
import type { MaskLevel, MaskRules } from '@/lib/model/rules'
import type { Page } from '@/lib/model/session'
import { strictest } from '@/lib/sites/decide-level'

import { maskAssets, type MaskedAssets } from './mask-assets'
import { maskPeople } from './mask-people'

/** What masks a session now. */
export interface HeldMasking {
  rules: MaskRules
  revision: number
  /** Values typed into its masked fields. */
  typed: readonly string[]
  /** Marks its addresses. */
  key: CryptoKey
  /** Names persons whose own names are masked. */
  personKey: CryptoKey
}

/** Where a chunk comes from, and how its page masked it. */
export interface ChunkSource {
  page: Page
  /** As the browser says it, unlike that of the page's row. */
  documentUrl: string
  told: ChunkMasking
}

export interface MaskedChunk extends MaskedAssets {
  /** Under which the page goes on. */
  level: MaskLevel
}

/**
 * A chunk as it may be stored: by the rules that hold now, whatever its page was told. Where that were others, nothing
 * it says of itself counts.
 */
export async function maskChunk(
  events: readonly eventWithTime[],
  { page, documentUrl, told }: ChunkSource,
  { rules, revision, typed, key, personKey }: HeldMasking,
): Promise<MaskedChunk> {
  const isAllMasked = told.revision !== revision
  const level = isAllMasked ? 'strict' : told.level
  const context: MaskContext = { level, typed, isAllMasked }
  const levels = isAllMasked ? [] : events.map(readLevel).filter((other) => other !== undefined)
  // Addresses of assets go first, at the strictest level that any of these events is under.
  const masker = createMasker(rules, { ...context, level: strictest([level, ...levels]) })
  const assets = await maskAssets(events, { base: documentUrl, keptBase: page.url }, masker, key)
  const people = await maskPeople(assets.events, rules, context, personKey)
  const masked = maskEvents(people, rules, context)
  return { events: masked, real: assets.real, level: levels.at(-1) ?? level }
}
