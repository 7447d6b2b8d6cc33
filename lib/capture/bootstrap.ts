import { isCoveredByParent } from './covered-by-parent'

/** The name of the mark that only documents of recorded tabs carry, as a Server-Timing entry. */
export const TAB_MARK = 'afterimage'

/** What the bootstrap kept until the recorder itself arrives. */
export interface EarlyRecord {
  /** Shadow roots attached before the recorder, closed ones too. */
  roots: ShadowRoot[]
  /** Functions as they were before any script of the page ran. */
  natives: { dispatch: EventTarget['dispatchEvent']; stringify: JSON['stringify']; listen: EventTarget['addEventListener'] }
  /** Takes the hooks away; what a page put over them meanwhile stays. */
  undo(): void
}

/** Nobody came for it: not a recorded tab. Longer than an extension's worker takes to start. */
const UNCLAIMED_MS = 2_000

export const EARLY_RECORD = Symbol.for('afterimage')

/**
 * The first script in a document of a site being recorded; below 1 KB, because tabs that are not recorded get it too.
 * There it finds no mark and does nothing (promise 11). Where no mark can be (a document from a service worker or
 * without a response) it keeps early things until the recorder claims them, or undoes itself.
 */
export function keepEarly(): void {
  if (isCoveredByParent()) return
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const couldBeMarked = entry && !entry.workerStart && /^http/.test(location.protocol)
  if (couldBeMarked && !entry.serverTiming.some((timing) => timing.name === TAB_MARK)) return

  const { attachShadow } = Element.prototype
  const roots: ShadowRoot[] = []
  function attach(this: Element, init: ShadowRootInit): ShadowRoot {
    const root = attachShadow.call(this, init)
    roots.push(root)
    return root
  }
  Element.prototype.attachShadow = attach

  const undo = () => {
    if (Element.prototype.attachShadow === attach) Element.prototype.attachShadow = attachShadow
    delete (globalThis as { [EARLY_RECORD]?: EarlyRecord })[EARLY_RECORD]
  }
  const natives = { dispatch: dispatchEvent, stringify: JSON.stringify, listen: addEventListener }
  Object.defineProperty(globalThis, EARLY_RECORD, { value: { roots, natives, undo }, configurable: true })
  setTimeout(undo, UNCLAIMED_MS)
}
