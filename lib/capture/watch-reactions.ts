import type { ReactionPayload } from '@/lib/model/payload'

import { hookMethod } from './hook-method'
import type { Watcher } from './watcher'

type Reaction = ReactionPayload['reaction']

/** The Navigation API, as far as it is used here; not in every browser's types yet. */
interface NavigateEvent extends Event {
  destination: { sameDocument: boolean }
}

/** What the browser does for the page that its DOM does not show: a click that led to it was answered. */
export function watchReactions(say: (payload: ReactionPayload) => void): Watcher {
  const life = new AbortController()
  const { signal } = life
  const tell = (reaction: Reaction) => {
    if (!signal.aborted) say({ kind: 'reaction', reaction })
  }
  const on = (target: EventTarget, name: string, hear: (event: Event) => void) =>
    target.addEventListener(name, hear, { signal, capture: true })

  const restore = hookMethod(globalThis, 'open', (call) => {
    const opened = call()
    tell('window opened')
    return opened
  })
  on(document, 'visibilitychange', () => tell(document.visibilityState === 'hidden' ? 'hidden' : 'shown'))
  on(window, 'blur', (event) => {
    if (event.target === window) tell('left focus')
  })
  on(window, 'beforeprint', () => tell('printed'))
  // A click with a key opens a link elsewhere. Told after the click itself, which other listeners tell.
  on(window, 'click', (event) => {
    if (hasModifier(event as MouseEvent) && isOnLink(event)) setTimeout(() => tell('window opened'))
  })
  // A server may take its time: the page is left only when it has answered.
  const { navigation } = globalThis as { navigation?: EventTarget }
  if (navigation) {
    on(navigation, 'navigate', (event) => {
      if (!(event as NavigateEvent).destination.sameDocument) tell('navigating')
    })
  }
  return {
    flush: () => undefined,
    stop() {
      life.abort()
      restore()
    },
  }
}

function hasModifier({ altKey, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return altKey || ctrlKey || metaKey || shiftKey
}

/** Through shadow roots. */
function isOnLink(event: Event): boolean {
  return event.composedPath().some((target) => target instanceof Element && target.matches('a[href],area[href]'))
}
