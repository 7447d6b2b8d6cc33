import { computed, signal, type ReadonlySignal } from '@preact/signals'

import { decideRoute, type Route } from './decide-route'

export interface Address {
  /** The screen it stands for. */
  route: ReadonlySignal<Route>
  /** What stands behind the `?`: it belongs to the screen. */
  search: ReadonlySignal<string>
  /** Goes there; without a step, Back goes to where one was before. */
  go: (hash: string, isStep: boolean) => void
}

/** The address of the page, followed while somebody looks. */
export function watchAddress(page: Window): Address {
  const follow = () => (hash.value = page.location.hash)
  const hash = signal(page.location.hash, {
    watched: () => page.addEventListener('hashchange', follow),
    unwatched: () => page.removeEventListener('hashchange', follow),
  })
  return {
    route: computed(() => decideRoute(hash.value)),
    search: computed(() => /\?(.*)$/s.exec(hash.value)?.[1] ?? ''),
    go(next, isStep) {
      if (isStep) page.location.hash = next
      else page.location.replace(next)
      follow()
    },
  }
}
