/** The name of the mark that only documents of recorded tabs carry, as a Server-Timing entry. */
export const TAB_MARK = 'afterimage'

/** What the bootstrap kept until the recorder itself arrives. */
export interface EarlyRecord {
  /** Shadow roots attached before the recorder, closed ones too. */
  roots: ShadowRoot[]
  /** What the person did before the recorder: the event, and the text of the element (or of its label) at that moment. */
  heard: [event: Event, text: string | null][]
  /** Functions as they were before any script of the page ran. */
  natives: [dispatchEvent: EventTarget['dispatchEvent'], addEventListener: EventTarget['addEventListener']]
  /** Takes hooks and listeners away; what a page put over the hooks meanwhile stays. */
  undo(): void
}

/** Nobody came for it: not a recorded tab. Longer than an extension's worker takes to start. */
const UNCLAIMED_MS = 2_000

export const EARLY_RECORD = Symbol.for('afterimage')

/**
 * The first script in a document of a site being recorded; below 1 KB with the doorbell, because tabs that are not
 * recorded get them too. There it finds no mark and does nothing (promise 11). Where no mark can be (a document from a
 * service worker or without a response) it keeps early things until the recorder claims them, or undoes itself.
 */
export function keepEarly(): void {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const couldBeMarked = entry && !entry.workerStart && /^http/.test(origin)
  if (couldBeMarked && !entry.serverTiming.some((timing) => timing.name === TAB_MARK)) return

  const prototype = Element.prototype
  const attachShadow = prototype.attachShadow
  const roots: ShadowRoot[] = []
  const attach = (prototype.attachShadow = function (this: Element, init) {
    const root = attachShadow.call(this, init)
    roots.push(root)
    return root
  })
  const heard: EarlyRecord['heard'] = []
  const life = new AbortController()
  // The same as `hearPeople`, without the bytes of a call.
  const hear = (event: Event) => {
    const target = event.target as HTMLInputElement
    heard.push([event, (target.labels?.[0] ?? target).textContent])
  }
  for (const name of ['click', 'input']) addEventListener(name, hear, { capture: true, signal: life.signal })
  const scope = self as { [EARLY_RECORD]?: EarlyRecord }
  const undo = () => {
    if (prototype.attachShadow === attach) prototype.attachShadow = attachShadow
    life.abort()
    delete scope[EARLY_RECORD]
  }
  scope[EARLY_RECORD] = { roots, heard, natives: [dispatchEvent, addEventListener], undo }
  setTimeout(undo, UNCLAIMED_MS)
}
