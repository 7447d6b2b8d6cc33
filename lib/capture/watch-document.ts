export interface DocumentWatcher {
  /** The event under which the relay sends its commands. */
  commandName: string
  onCommand(detail: unknown): void
  /** The tab is hidden: the browser may end the page from now on without another word. */
  onHide(): void
  onLeave(): void
  /** Back from the back/forward cache. */
  onReturn(): void
  onFreeze(): void
  onThaw(): void
  /** `document.open()` wrote a new document into this one. */
  onReplaced(): void
}

/**
 * The life of this document. `document.open()` takes every listener away, from window and document alike, but not the
 * observers: one watches for a new root element and puts everything back.
 */
export function watchDocument(
  watcher: DocumentWatcher,
  listen: EventTarget['addEventListener'],
  signal: AbortSignal,
): void {
  function listenToAll(): void {
    const on = (target: EventTarget, name: string, handle: (event: Event) => void) =>
      listen.call(target, name, handle, { signal, capture: true })
    on(document, watcher.commandName, (event) => watcher.onCommand((event as CustomEvent).detail))
    on(document, 'visibilitychange', () => {
      if (document.visibilityState === 'hidden') watcher.onHide()
    })
    on(document, 'freeze', watcher.onFreeze)
    on(document, 'resume', watcher.onThaw)
    on(window, 'pagehide', watcher.onLeave)
    on(window, 'pageshow', (event) => {
      if ((event as PageTransitionEvent).persisted) watcher.onReturn()
    })
  }

  let root = document.documentElement
  const observer = new MutationObserver(() => {
    if (document.documentElement === root || !document.documentElement) return
    root = document.documentElement
    listenToAll()
    watcher.onReplaced()
  })
  observer.observe(document, { childList: true })
  signal.addEventListener('abort', () => observer.disconnect())
  listenToAll()
}
