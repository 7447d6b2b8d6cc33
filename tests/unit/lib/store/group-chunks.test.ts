import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { MERGED_CHUNK_BYTES } from '@/lib/store/limits'
import { groupChunks } from '@/lib/store/merge-chunks'

import { buildChunk } from '../../../fixtures/rows'

const buildChunks = (sizes: readonly number[]) =>
  sizes.map((bytes, seq) => buildChunk({ seq, body: new Uint8Array(bytes) }))
const group = (...sizes: number[]) => groupChunks(buildChunks(sizes)).map((chunks) => chunks.map(({ seq }) => seq))
const FULL = MERGED_CHUNK_BYTES

describe('groupChunks', () => {
  it('puts small neighbours together', () => {
    expect(group(100, 200, 300)).toEqual([[0, 1, 2]])
  })

  it('starts anew before a group would grow too large', () => {
    expect(group(FULL / 2, FULL / 2, 1, 1)).toEqual([
      [0, 1],
      [2, 3],
    ])
  })

  it('leaves a chunk alone that is large by itself, and never merges over it', () => {
    expect(group(1, 1, FULL + 1, 1, 1)).toEqual([
      [0, 1],
      [3, 4],
    ])
    expect(group(FULL)).toEqual([])
  })

  it('has nothing to do for none and for one', () => {
    expect(group()).toEqual([])
    expect(group(1)).toEqual([])
  })

  it('groups neighbours only, each chunk once, in order and within the bound', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: FULL * 2 }), { maxLength: 40 }), (sizes) => {
        const groups = groupChunks(buildChunks(sizes))
        const seqs = groups.flat().map(({ seq }) => seq)
        expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => a - b))
        for (const chunks of groups) {
          expect(chunks.length).toBeGreaterThan(1)
          expect(chunks.at(-1)!.seq - chunks[0]!.seq).toBe(chunks.length - 1)
          expect(chunks.reduce((total, { body }) => total + body.byteLength, 0)).toBeLessThanOrEqual(FULL)
        }
      }),
    )
  })

  it('leaves no two groups that would fit into one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: FULL >> 2 }), { maxLength: 40 }), (sizes) => {
        const groups = groupChunks(buildChunks(sizes))
        const fitting = groups.filter((chunks, at) => {
          const next = groups[at + 1]?.[0]
          const bytes = chunks.reduce((total, { body }) => total + body.byteLength, 0)
          return next?.seq === chunks.at(-1)!.seq + 1 && bytes + next.body.byteLength <= FULL
        })
        expect(fitting).toEqual([])
      }),
    )
  })
})
