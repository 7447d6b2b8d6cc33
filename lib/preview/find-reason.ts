import { listMarkers } from '@/lib/masking/markers'
import type { Judge } from '@/lib/capture/verdicts'
import type { MaskRules } from '@/lib/model/rules'

/**
 * Which rule, or mark of the page, gave an element its verdict, in words to stand behind it; empty where the level did.
 * It is on the element itself, or on the outermost one around it that has the same verdict.
 */
export function findReason(element: Element, of: Judge, rules: MaskRules): string {
  const verdict = of(element)
  if (verdict !== 'masked' && verdict !== 'blocked') return ''
  const list = verdict === 'masked' ? 'mask' : 'block'
  for (let at: Element | null = element; at && of(at) === verdict; at = parentOf(at)) {
    const place = at === element ? '' : ' on an element around it'
    const rule = find(at, rules[list])
    if (rule) return `, by the rule ${rule}${place}`
    const mark = find(at, listMarkers(list))
    if (mark) return `, by the page’s own mark ${mark}${place}`
  }
  return ''
}

/** Rules of another browser may be none here. */
function find(element: Element, selectors: readonly string[]): string | undefined {
  return selectors.find((selector) => {
    try {
      return element.matches(selector)
    } catch {
      // No selector that this document understands.
      return false
    }
  })
}

/** Out of shadow roots, too. */
export function parentOf(element: Element): Element | null {
  return element.parentElement ?? (element.getRootNode() as ShadowRoot).host ?? null
}
