import { PATTERN_NAMES, type PatternName } from '@/lib/model/rules'

import type { Masker } from './create-masker'

/** What was found in something that is shown, and masked: by a pattern, by an own one, in an address, typed before. */
export type FoundName = PatternName | 'own' | 'address' | 'typed'

/** How it stands on what was masked, as `f`, so that a session can tell what was masked in it. */
export interface Found {
  f?: FoundName[]
}

const NAMES: ReadonlySet<unknown> = new Set<FoundName>([...PATTERN_NAMES, 'own', 'address', 'typed'])

/** Of anything that was stored, or that a page sent. */
export function readFound(given: object): FoundName[] {
  const { f } = given as Found
  return Array.isArray(f) ? f.filter((name) => NAMES.has(name)) : []
}

/** Masks something and notes on it what was found, beside what was found when it was masked before. */
export function noteFound<T extends object>(given: object, masker: Masker, mask: () => T): T {
  masker.found.clear()
  const masked = mask()
  if (masker.found.size === 0 && !('f' in given)) return masked
  return { ...masked, f: [...new Set([...readFound(given), ...masker.found])] }
}
