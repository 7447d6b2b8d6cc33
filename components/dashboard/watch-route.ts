import { computed, signal, type ReadonlySignal } from '@preact/signals'

import { decideRoute, type Route } from './decide-route'

/** The screen the address stands for, followed while somebody looks. */
export function watchRoute(page: Window): ReadonlySignal<Route> {
  const follow = () => (hash.value = page.location.hash)
  const hash = signal(page.location.hash, {
    watched: () => page.addEventListener('hashchange', follow),
    unwatched: () => page.removeEventListener('hashchange', follow),
  })
  return computed(() => decideRoute(hash.value))
}
