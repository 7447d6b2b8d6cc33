import fc from 'fast-check'
import { expect, test } from 'vitest'

import { PartCutter } from '@/lib/bundle/cut-parts'

test('bodies are cut into parts of one size, and together the parts are the bodies', () => {
  const bodies = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 12 })
  fc.assert(
    fc.property(bodies, fc.integer({ min: 1, max: 30 }), (given, partBytes) => {
      const cutter = new PartCutter(partBytes)
      const parts = given.flatMap((body) => [...cutter.add(body)].map((part) => [...part]))
      expect(parts.every((part) => part.length === partBytes)).toBe(true)
      const last = cutter.end()
      const all = [...parts.flat(), ...(last ?? [])]
      expect(all).toEqual(given.flatMap((body) => [...body]))
      expect(cutter.byteCount).toBe(all.length)
      expect(last?.length ?? 1).toBeGreaterThan(0)
    }),
  )
})
