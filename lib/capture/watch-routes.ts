/** The Navigation API, as far as it is used here; not in every browser's types yet. */
interface NavigationLike extends EventTarget {
  currentEntry: { url: string | null } | null
}

/** A framework sets the title after the route, so the look at it is taken a moment later. */
const TITLE_SETTLES_MS = 100

/**
 * Single-page route changes. `onChange` is called in the call that changes the route, `onSettled` when the page has had
 * time to name itself, and once when the document is ready. Patches nothing.
 */
export function watchRoutes(onChange: () => void, onSettled: () => void): () => void {
  const life = new AbortController()
  const { signal } = life
  let timer: ReturnType<typeof setTimeout> | undefined

  const change = () => {
    onChange()
    clearTimeout(timer)
    timer = setTimeout(onSettled, TITLE_SETTLES_MS)
  }
  const { navigation } = globalThis as { navigation?: NavigationLike }
  if (navigation) navigation.addEventListener('currententrychange', change, { signal })
  addEventListener('popstate', change, { signal })
  addEventListener('hashchange', change, { signal })
  if (isReady()) onSettled()
  else addEventListener('DOMContentLoaded', onSettled, { signal, once: true })

  return () => {
    clearTimeout(timer)
    life.abort()
  }
}

/** `interactive` comes before the page's deferred scripts, which may set the title: only the event comes after them. */
function isReady(): boolean {
  const [timing] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return document.readyState === 'complete' || Boolean(timing && timing.domContentLoadedEventStart > 0)
}
