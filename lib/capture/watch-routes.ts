/** The Navigation API, as far as it is used here; not in every browser's types yet. */
interface NavigationLike extends EventTarget {
  currentEntry: { url: string | null } | null
}

/** Single-page route changes. A framework sets the title after the route, so the look is taken a moment later. */
const TITLE_SETTLES_MS = 100

/** Calls back after each route change inside this document, and once when it is ready. Patches nothing. */
export function watchRoutes(onRoute: () => void): () => void {
  const life = new AbortController()
  const { signal } = life
  let timer: ReturnType<typeof setTimeout> | undefined
  let url = location.href

  const settle = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (location.href === url) return
      url = location.href
      onRoute()
    }, TITLE_SETTLES_MS)
  }
  const { navigation } = globalThis as { navigation?: NavigationLike }
  if (navigation) navigation.addEventListener('currententrychange', settle, { signal })
  addEventListener('popstate', settle, { signal })
  addEventListener('hashchange', settle, { signal })
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', onRoute, { signal, once: true })
  else onRoute()

  return () => {
    clearTimeout(timer)
    life.abort()
  }
}
