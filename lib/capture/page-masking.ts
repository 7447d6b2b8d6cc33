import { compileRules, isSelectorFor } from '@/lib/masking/compile-rules'
import type { ChunkMasking, PageMasking } from '@/lib/model/masking'
import type { MaskLevel } from '@/lib/model/rules'
import { levelOf, strictest } from '@/lib/sites/decide-level'

import { collectLeftovers, NO_LEFTOVERS } from './leftovers'
import type { Masking } from './recorder'
import { nodeOf } from './running-engine'
import { createTypedValues } from './typed-values'
import { createVerdicts } from './verdicts'

/** How this document is masked now: by the rules it was told last, at the level of the route it shows. */
export function createPageMasking(first: PageMasking) {
  const typed = createTypedValues()
  let told = first
  let level = levelOf(told, readAddress())
  /** When the chunk began that is told next. */
  let levelAtStart = level
  let leftovers = NO_LEFTOVERS
  let current = build()

  function build(): Masking {
    const rules = compileRules({ ...told, level }, isSelectorFor(document))
    const isStrict = ({ URL: url }: Document) => levelOf(told, url) === 'strict'
    return { rules, verdicts: createVerdicts(rules, nodeOf, isStrict, leftovers), typed }
  }

  return {
    now: (): Masking => current,
    level: (): MaskLevel => level,
    /**
     * Answers whether something else holds from now on. A route may make the level stricter but not looser: when it
     * changes, what the one before showed is still there, and nobody knows for how long.
     */
    follow(next: PageMasking = told): boolean {
      const ofRoute = levelOf(next, readAddress())
      const nextLevel = next.revision === told.revision ? strictest([level, ofRoute]) : ofRoute
      if (next.revision === told.revision && nextLevel === level) return false
      told = next
      level = nextLevel
      current = build()
      return true
    },
    /** What is in the page now came from where nothing may be recorded. */
    hideLeftovers(): void {
      leftovers = collectLeftovers(document)
      current = build()
    },
    describe: (isLeaving: boolean): ChunkMasking => ({
      revision: told.revision,
      level: levelAtStart,
      typed: typed.listUntold(isLeaving),
    }),
    onTaken() {
      levelAtStart = level
      typed.markTold()
    },
  }
}

export type CaptureMasking = ReturnType<typeof createPageMasking>

/** Of a document without an address (`about:blank`, `blob:`) the site it belongs to. */
function readAddress(): string {
  return /^https?:/.test(location.href) ? location.href : `${globalThis.origin}/`
}
