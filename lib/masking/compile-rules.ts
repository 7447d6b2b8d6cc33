import type { MaskLevel, MaskRules } from '@/lib/model/rules'

import { listMarkers } from './markers'
import { readSigns, type Signs } from './signs'

/** Rules as the DOM is asked: one selector for each meaning, each of them known to be one. */
export interface CompiledRules {
  level: MaskLevel
  block: string
  mask: string
  ignore: string
  show: string
  /** Shown by the person's own rules: also fields, and at strict. */
  ownShow: string
  /** What an element has that may match `any`; nothing where that cannot be told beforehand. */
  signs: Signs | undefined
  /** Everything but `ignore`: most elements match nothing, and answer with this one question. */
  any: string
  /** Selectors that this document does not understand. */
  refused: string[]
}

/** Matches nothing: a list of selectors must not be empty. */
const NOTHING = ':not(*)'

/** What of the rules speaks of elements. */
export type SelectorRules = Pick<MaskRules, 'level' | 'mask' | 'block' | 'ignore' | 'show'>

/** An invalid selector is left out by itself; in a list with others it would take them with it. */
export function compileRules(rules: SelectorRules, isSelector: (text: string) => boolean): CompiledRules {
  const refused: string[] = []
  const keep = (selectors: readonly string[]) =>
    selectors.filter((selector) => {
      const isKept = isSelector(selector)
      if (!isKept) refused.push(selector)
      return isKept
    })
  const join = (selectors: readonly string[]) => selectors.join(',') || NOTHING

  const block = [...listMarkers('block'), ...keep(rules.block)]
  const mask = [...listMarkers('mask'), ...keep(rules.mask)]
  const ownShow = keep(rules.show)
  const show = rules.level === 'strict' ? ownShow : [...listMarkers('show'), ...ownShow]
  return {
    level: rules.level,
    block: join(block),
    mask: join(mask),
    ignore: join([...listMarkers('ignore'), ...keep(rules.ignore)]),
    show: join(show),
    ownShow: join(ownShow),
    signs: readSigns([...block, ...mask, ...show]),
    any: join([...block, ...mask, ...show]),
    refused,
  }
}

/** Whether a document understands a selector. */
export function isSelectorFor(document: Document): (text: string) => boolean {
  const probe = document.createDocumentFragment()
  return (text) => {
    try {
      probe.querySelector(text)
      return true
    } catch {
      // A SyntaxError is the only thing this can throw.
      return false
    }
  }
}
