import { MAX_TYPED_CHARACTERS, MAX_TYPED_VALUES, type ChunkMasking } from '@/lib/model/masking'
import { MASK_LEVELS } from '@/lib/model/rules'

/** Rules that nobody was told: what is masked by them is masked whole. */
export const NO_REVISION = -1

/** What a page says of how it masked; without a revision it masked by no rules that hold. */
export function checkChunkMasking(value: unknown): ChunkMasking {
  const { revision, level, typed } = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >
  const values = (Array.isArray(typed) ? typed : []).filter(
    (text): text is string => typeof text === 'string' && text !== '' && text.length <= MAX_TYPED_CHARACTERS,
  )
  return {
    revision: typeof revision === 'number' && Number.isFinite(revision) ? revision : NO_REVISION,
    level: MASK_LEVELS.find((known) => known === level) ?? 'strict',
    typed: values.slice(0, MAX_TYPED_VALUES),
  }
}
