import { createVerdicts, type Judge } from '@/lib/capture/verdicts'
import { compileRules, isSelectorFor, type CompiledRules } from '@/lib/masking/compile-rules'
import { createMasker, type Masker } from '@/lib/masking/create-masker'
import type { PreviewState } from '@/lib/messages/preview'
import type { MaskLevel, MaskRules } from '@/lib/model/rules'
import { levelOf, narrowRules } from '@/lib/sites/decide-level'

/** What a recording of this document would keep, asked of nodes one by one. */
export interface PageJudge {
  level: MaskLevel
  rules: CompiledRules
  /** As they were given. */
  told: MaskRules
  masker: Masker
  of: Judge
  /** Anew, with another rule. */
  imagine(change: (rules: MaskRules) => MaskRules): Judge
}

/** By the functions and from the facts the recorder of this document has, so that it says the same. */
export function judgePage({ rules, revision, tabUrl }: PreviewState): PageJudge {
  const recorded = findRecordedWindow(self)
  const url = recorded.location.href
  const around = recorded === recorded.parent ? undefined : tabUrl
  const level = levelOf(narrowRules(rules, revision, url, around), url)
  const isSelector = isSelectorFor(document)
  const compile = (given: MaskRules) => compileRules({ ...given, level }, isSelector)
  const compiled = compile(rules)
  return {
    level,
    rules: compiled,
    told: rules,
    masker: createMasker(rules, { level }),
    of: createVerdicts(compiled, () => null).of,
    imagine: (change) => createVerdicts(compile(change(rules)), () => null).of,
  }
}

/** Frames of one origin are recorded from the outermost of them, at its level. */
export function findRecordedWindow(frame: Window): Window {
  try {
    // Reading the document of another origin's frame throws.
    return frame.parent !== frame && frame.parent.document ? findRecordedWindow(frame.parent) : frame
  } catch {
    return frame
  }
}
