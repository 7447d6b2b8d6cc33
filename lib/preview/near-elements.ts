import { MAX_OBSERVED, MEASURE_GAP_MS, WALK_SHARE } from './limits'

/**
 * Which of these elements are in sight or close to it: the others are not measured at all. The browser tells of so many
 * as it does without slowing the page; of more than that all are measured, seldom, and further around.
 */
export function createNear(onChange: () => void, signal: AbortSignal) {
  const near = new Set<Element>()
  let watched: ReadonlySet<Element> = new Set()
  let observed: ReadonlySet<Element> = new Set()
  let isDue = true
  let timer: ReturnType<typeof setTimeout> | undefined
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        const hasBox = boundingClientRect.width > 0 || boundingClientRect.height > 0
        if (isIntersecting || (!hasBox && isLaidOutByChildren(target))) near.add(target)
        else near.delete(target)
      }
      onChange()
    },
    { rootMargin: '100px' },
  )
  signal.addEventListener('abort', () => {
    observer.disconnect()
    clearTimeout(timer)
  })

  function observe(elements: ReadonlySet<Element>): void {
    for (const element of observed) {
      if (elements.has(element)) continue
      observer.unobserve(element)
      near.delete(element)
    }
    for (const element of elements) if (!observed.has(element)) observer.observe(element)
    observed = elements
  }
  function measure(): void {
    const startedAt = performance.now()
    near.clear()
    for (const element of watched) {
      const { top, bottom } = element.getBoundingClientRect()
      if (bottom > -innerHeight && top < 2 * innerHeight) near.add(element)
    }
    isDue = false
    timer = setTimeout(
      () => {
        timer = undefined
        if (isDue) onChange()
      },
      Math.max(MEASURE_GAP_MS, (performance.now() - startedAt) * WALK_SHARE),
    )
  }

  return {
    list(): Iterable<Element> {
      isDue = true
      if (watched.size > MAX_OBSERVED && timer === undefined) measure()
      return near
    },
    watch(elements: ReadonlySet<Element>): void {
      watched = elements
      const isMuch = elements.size > MAX_OBSERVED
      observe(isMuch ? new Set() : elements)
    },
  }
}

/** Never in sight itself. */
function isLaidOutByChildren(element: Element): boolean {
  return getComputedStyle(element).display === 'contents'
}
